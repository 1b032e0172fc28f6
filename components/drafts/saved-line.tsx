"use client";

import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icons";
import { useWords } from "@/components/ui/locale";
import { useNow } from "@/components/ui/use-now";
import { draftWords } from "@/messages/miniapp/drafts";
import type { DraftState } from "./draft-store";

const justNowMs = 60_000;

/** How far saving is, in two or three words: never a spinner, and never in the way. */
export function SavedLine({ state }: { state: DraftState }) {
  const words = useWords(draftWords);
  const now = useNow(justNowMs / 2)?.getTime() ?? 0;
  const { draft, pending, stuck, conflict, isSaving, savedAt, unfit } = state;
  const isHeld = stuck !== null || conflict !== null || (pending !== null && unfit.size > 0 && !isSaving);
  const [icon, text]: [IconName, string] = isHeld
    ? ["offline", words.notSaved]
    : pending
      ? ["refresh", words.saving]
      : savedAt && now - savedAt < justNowMs
        ? ["check", words.savedNow]
        : draft.changed.length > 0
          ? ["check", words.saved]
          : ["edit", words.savesItself];
  return (
    <p role="status" className="flex min-h-5 items-center gap-1.5 text-muted type-sub">
      <Icon name={icon} size="xs" />
      {text}
    </p>
  );
}
