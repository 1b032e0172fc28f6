"use client";

import { useState } from "react";
import { type Managed, useManageAct } from "@/components/events/manage-query";
import { useClosingConfirmation } from "@/components/telegram/telegram";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { useLocale, useWords } from "@/components/ui/locale";
import { Sheet } from "@/components/ui/sheet";
import { toast } from "@/components/ui/toast";
import { useKept } from "@/components/ui/use-kept";
import { formatNumber } from "@/messages/format";
import { manageWords } from "@/messages/miniapp/manage";
import { MessagePreview } from "./message-preview";

export type Recipient = { userId: number; name: string };
type Status = "confirmed" | "pending" | "waitlisted";

const maxLength = 3_500;

type Props = { managed: Managed; to: Recipient | null; onClose: () => void };

/** A message to guests, by what they stand at, or to one: who hears it, the words, and how they will look. */
export function MessageSheet({ managed: { event, counts }, to, onClose }: Props) {
  const words = useWords(manageWords);
  const locale = useLocale();
  const [text, setText] = useKept(`message-${event.code}`, "");
  const sizes = { confirmed: counts.confirmed, pending: counts.pending, waitlisted: counts.waiting };
  const there = (Object.keys(sizes) as Status[]).filter((status) => sizes[status] > 0);
  const [chosen, setChosen] = useState<Status[]>(there.slice(0, 1));
  const { act, isBusy } = useManageAct<{ people: number }>(event.code);
  useClosingConfirmation(text !== "");

  const heard = to ? 1 : chosen.reduce((sum, status) => sum + sizes[status], 0);
  const over = text.trim().length - maxLength;
  const toggle = (status: Status) =>
    setChosen(chosen.includes(status) ? chosen.filter((one) => one !== status) : [...chosen, status]);
  const send = () =>
    act(
      { path: "/message", body: { text, to: to ? { userIds: [to.userId] } : { statuses: chosen } } },
      ({ people }) => {
        setText("");
        toast(words.sent(people));
        onClose();
      },
    );

  return (
    <Sheet title={to ? words.messageTo(to.name) : words.messageTitle} onClose={onClose} isGrouped>
      <div className="grid gap-5 pt-1">
        {!to && (
          <fieldset className="[&_button:not([aria-pressed=true])]:bg-surface">
            <legend className="px-4 pb-2 font-semibold text-[15px]/5 text-muted">{words.to}</legend>
            <div className="flex flex-wrap gap-2">
              {there.map((status) => (
                <Chip key={status} isOn={chosen.includes(status)} onTap={() => toggle(status)}>
                  {words.statuses[status]}
                  <span className="font-normal tabular-nums">{formatNumber(sizes[status], locale)}</span>
                </Chip>
              ))}
            </div>
          </fieldset>
        )}
        <p className="-mt-2.5 px-4 type-foot text-muted" dir="auto">
          {to ? words.heardByOne(to.name) : words.heardBy(heard)}
        </p>
        <div className="overflow-hidden rounded-group bg-surface">
          <textarea
            rows={4}
            dir="auto"
            aria-label={words.text}
            placeholder={words.textHint}
            value={text}
            onChange={(change) => setText(change.target.value)}
            className="block field-sizing-content max-h-[40dvh] min-h-28 w-full resize-none bg-transparent px-4 pt-3.5 pb-1 outline-none placeholder:text-muted"
          />
          <p
            className={`px-4 pb-2.5 text-end type-foot tabular-nums ${over > 0 ? "text-danger" : "text-muted"}`}
            aria-live={over > 0 ? "polite" : "off"}
          >
            {over > 0 ? words.tooLong(over) : words.length(text.trim().length, maxLength)}
          </p>
        </div>
        <MessagePreview title={event.title} text={text.trim()} />
        <Button
          size="block"
          look="fill"
          disabled={isBusy || heard === 0 || text.trim() === "" || over > 0}
          aria-busy={isBusy}
          onClick={send}
        >
          {words.send(heard)}
        </Button>
      </div>
    </Sheet>
  );
}
