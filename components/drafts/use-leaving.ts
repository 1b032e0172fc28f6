"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { call } from "@/components/api/client";
import { ApiError } from "@/components/api/errors";
import { explain } from "@/components/api/explain";
import { ask } from "@/components/telegram/telegram";
import { useWords } from "@/components/ui/locale";
import { toast } from "@/components/ui/toast";
import { commonWords } from "@/messages/miniapp/common";
import { draftWords } from "@/messages/miniapp/drafts";
import type { DraftStore } from "./draft-store";
import { keep } from "./kept";
import type { Draft } from "./pending";

/** The two ways out of a form without publishing: back to where one came from, and throwing the draft away. */
export function useLeaving(draft: Draft, store: DraftStore) {
  const words = useWords(draftWords);
  const common = useWords(commonWords);
  const router = useRouter();
  const queries = useQueryClient();
  const isEdit = draft.kind === "edit";

  const goBack = () => {
    void queries.invalidateQueries({ queryKey: ["drafts"], refetchType: "none" });
    if (window.history.length > 1) router.back();
    else router.replace(draft.event ? `/app/manage/${draft.event.code}` : "/app/hosting");
  };
  const leave = async () => {
    await store.save();
    const isUnsaved = store.state().pending !== null;
    const question = {
      title: words.leaveTitle,
      message: words.leaveText,
      yes: words.leaveYes,
      no: words.leaveNo,
    };
    if (!isUnsaved || (await ask({ ...question, isDestructive: false }))) goBack();
  };
  const remove = async () => {
    const question = isEdit
      ? { title: words.discardTitle, message: words.discardText, yes: words.discardYes }
      : { title: words.deleteTitle, message: words.deleteText, yes: words.deleteYes };
    if (!(await ask({ ...question, no: words.keepIt, isDestructive: true }))) return;
    try {
      await call(`/api/webapp/drafts/${draft.id}`, { method: "DELETE" });
    } catch (error) {
      if (!(error instanceof ApiError && error.reason === "draft_gone"))
        return toast(explain(error as Error, common));
    }
    store.forget();
    keep(draft.id, null);
    toast(isEdit ? words.discarded : words.deleted);
    goBack();
  };
  return { leave, remove };
}
