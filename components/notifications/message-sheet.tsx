"use client";

import { type OwnEvent, useManageAct } from "@/components/events/manage-query";
import { useClosingConfirmation } from "@/components/telegram/telegram";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/ui/locale";
import { Sheet } from "@/components/ui/sheet";
import { toast } from "@/components/ui/toast";
import { useKept } from "@/components/ui/use-kept";
import { broadcastWords } from "@/messages/miniapp/broadcasts";
import { isSendable, MessageEditor } from "./message-editor";
import { MessagePreview } from "./message-preview";
import { useFill } from "./use-fill";

export type Recipient = { userId: number; name: string };

type Props = { event: OwnEvent; to: Recipient; onClose: () => void };

/** A message to one guest, which the bot delivers: the words, and how they will look. */
export function MessageSheet({ event, to, onClose }: Props) {
  const words = useWords(broadcastWords);
  const [text, setText] = useKept(`message-${event.code}-${to.userId}`, "");
  const { act, isBusy } = useManageAct<{ people: number }>(event.code);
  const fill = useFill(event, to.name.split(" ", 1)[0]);
  useClosingConfirmation(text !== "");
  const send = () =>
    act({ path: "/notifications/send", body: { text, to: { userIds: [to.userId] } } }, ({ people }) => {
      setText("");
      toast(people === 0 ? words.notToOne(to.name) : words.sent(people));
      onClose();
    });

  return (
    <Sheet title={words.messageTo(to.name)} onClose={onClose} isGrouped>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 pt-1">
        <p className="px-4 type-foot text-muted" dir="auto">
          {words.heardByOne(to.name)}
        </p>
        <div className="overflow-hidden rounded-group bg-surface">
          <MessageEditor label={words.text} hint={words.textHint} value={text} onChange={setText} />
        </div>
        <MessagePreview
          heading={words.preview}
          head={words.previewHead(event.title)}
          text={text.trim() ? fill(text.trim()) : words.previewEmpty}
          buttons={[[words.previewButton], [words.previewMute]]}
        />
        <Button
          size="block"
          look="fill"
          disabled={isBusy || !isSendable(text)}
          aria-busy={isBusy}
          onClick={send}
        >
          {words.send(1)}
        </Button>
      </div>
    </Sheet>
  );
}
