"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { call } from "@/components/api/client";
import { ApiError } from "@/components/api/errors";
import { explain } from "@/components/api/explain";
import { vibrate } from "@/components/telegram/telegram";
import { useWords } from "@/components/ui/locale";
import { toast } from "@/components/ui/toast";
import { commonWords } from "@/messages/miniapp/common";
import { draftWords } from "@/messages/miniapp/drafts";
import type { DraftStore } from "./draft-store";
import type { Draft, Field } from "./pending";
import { type Problems, problemsAt } from "./problems";

/** Which field a refusal is about. */
const fieldOf: Record<string, Field> = {
  capacity_above_tickets: "capacity",
  capacity_below_taken: "capacity",
  currency_fixed: "ticketTypes",
  place_fixed: "location",
  sales_not_open: "ticketTypes",
  ticket_type_in_use: "ticketTypes",
  tickets_below_taken: "ticketTypes",
};

type Published = { code: string; ref: string; review: string; visibility: string };

/** Publishes a draft once everything typed is saved, and goes to the event. What is wrong comes back by field. */
export function usePublish(store: DraftStore, onProblems: (problems: Problems) => void) {
  const words = useWords(draftWords);
  const common = useWords(commonWords);
  const router = useRouter();
  const queries = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const isUnderWay = useRef(false);
  const [key] = useState(() => crypto.randomUUID());

  const refused = (error: unknown) => {
    vibrate("error");
    if (!(error instanceof ApiError)) return toast(common.offline);
    if (error.reason === "draft_conflict") {
      const { fields, draft } = error.body as unknown as { fields: Field[]; draft: Draft };
      store.meet({ fields, theirs: draft.present ?? {}, by: "event", at: draft.updatedAt }, draft);
      return window.scrollTo({ top: 0 });
    }
    const field = fieldOf[error.reason];
    const problems = field
      ? { [field]: { text: error.message } }
      : problemsAt(
          error.issues.map(({ path }) => path[0] ?? ""),
          words,
        );
    if (Object.keys(problems).length > 0) return onProblems(problems);
    toast(explain(error, common));
  };

  const publish = async (quietly: boolean) => {
    // Two taps in a row are one.
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setBusy(true);
    try {
      await store.save();
      const { draft, pending } = store.state();
      if (pending) return;
      const { code, ref, review, visibility } = await call<Published>(
        `/api/webapp/drafts/${draft.id}/publish`,
        {
          method: "POST",
          body: { quietly },
          key: `${key}-${draft.version}-${quietly}`,
        },
      );
      vibrate("success");
      const isLookedAt = review === "pending" && visibility === "public";
      const saved = isLookedAt ? words.changesReviewed : words.changesSaved;
      toast(draft.kind === "edit" ? saved : words.published);
      // What shows it is read anew when it is shown: this form is on its way out.
      for (const name of ["events", "event", "mine", "manage", "hosting", "drafts"])
        void queries.invalidateQueries({ queryKey: [name], refetchType: "none" });
      router.replace(draft.kind === "edit" ? `/app/manage/${code}` : `/e/${ref}`);
    } catch (error) {
      refused(error);
    } finally {
      isUnderWay.current = false;
      setBusy(false);
    }
  };
  return { publish, isBusy };
}
