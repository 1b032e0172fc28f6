"use client";

import { useRouter } from "next/navigation";
import { explain } from "@/components/api/explain";
import type { ListedEvent } from "@/components/events/answers";
import { useTelegram } from "@/components/telegram/telegram";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { useWords } from "@/components/ui/locale";
import { toast } from "@/components/ui/toast";
import { browseWords } from "@/messages/miniapp/browse";
import { commonWords } from "@/messages/miniapp/common";
import { newKey, useRsvp } from "./use-rsvp";

/** RSVP on the card: done at the tap, taken back by another within five seconds, rolled back with a word if it fails. */
export function QuickRsvp({ event }: { event: ListedEvent }) {
  const common = useWords(commonWords);
  const words = useWords(browseWords);
  const { isInside } = useTelegram();
  const router = useRouter();
  const rsvp = useRsvp(event.id);
  const { state } = event.sale;
  const isFull = state === "full";
  const status =
    rsvp.isPending && rsvp.variables.do === "join"
      ? isFull
        ? "waitlisted"
        : "confirmed"
      : event.rsvp?.status;
  const isHeld = event.rsvp?.status === "pending" && event.rsvp.holdKind === "checkout";
  const open = () => router.push(`/e/${event.ref}`);

  if (status === "confirmed")
    return (
      <Button size="s" look="positive" onClick={open}>
        <Icon name="check" size="xs" />
        {common.youGo}
      </Button>
    );
  if (status === "waitlisted" || status === "pending")
    return (
      <Button size="s" look="quiet" onClick={open}>
        {status === "waitlisted" ? common.youWait : isHeld ? common.toPay : common.offered}
      </Button>
    );

  const join = () =>
    rsvp.mutate(
      { do: "join", key: newKey() },
      {
        onSuccess: (answer) =>
          toast(answer.status === "confirmed" ? words.goingNow(event.title) : words.waitingNow(event.title), {
            label: words.undo,
            onTap: () => rsvp.mutate({ do: "cancel", key: newKey() }),
          }),
        onError: (error) => toast(explain(error, common)),
      },
    );
  if (state !== "open" && state !== "full") {
    const closed = { soon: common.onSaleSoon, over: common.salesOver, review: common.onSaleOnceApproved };
    return (
      <Button size="s" look="quiet" onClick={open}>
        {closed[state]}
      </Button>
    );
  }
  // Outside Telegram nobody is known, and a price is a matter of the event's own page.
  return (
    <Button size="s" onClick={isInside && !event.price && !isFull ? join : open}>
      {isFull ? common.joinList : event.price ? common.getTicket : common.rsvp}
    </Button>
  );
}
