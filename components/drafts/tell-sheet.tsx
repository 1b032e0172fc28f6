"use client";

import { Cell, Group } from "@/components/ui/group";
import { useWords } from "@/components/ui/locale";
import { Sheet } from "@/components/ui/sheet";
import { draftWords } from "@/messages/miniapp/drafts";

/** Whether guests hear of the changes. */
export function TellSheet({
  onChoose,
  onClose,
}: {
  onChoose: (quietly: boolean) => void;
  onClose: () => void;
}) {
  const words = useWords(draftWords);
  return (
    <Sheet title={words.tellTitle} onClose={onClose} isGrouped>
      <Group>
        <Cell icon="send" title={words.tellGuests} subtitle={words.tellHint} onTap={() => onChoose(false)} />
        <Cell
          icon="check"
          title={words.saveQuietly}
          subtitle={words.tellNobody}
          onTap={() => onChoose(true)}
        />
      </Group>
    </Sheet>
  );
}
