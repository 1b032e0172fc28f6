"use client";

import type { ReactNode } from "react";
import type { ShownEvent } from "@/components/events/answers";
import { placesLeft } from "@/components/events/places-left";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icons";
import { useLocale, useWords } from "@/components/ui/locale";
import { Stepper } from "@/components/ui/stepper";
import { formatDate } from "@/messages/format";
import { commonWords } from "@/messages/miniapp/common";
import { eventWords } from "@/messages/miniapp/event";
import { Countdown } from "./countdown";

const looks = {
  neutral: { ground: "bg-fill", disc: "bg-fill-strong" },
  positive: { ground: "bg-positive-tint", disc: "bg-positive-solid text-white" },
  accent: { ground: "bg-accent-tint", disc: "bg-accent text-on-accent" },
  danger: { ground: "bg-danger-tint", disc: "bg-danger-solid text-white" },
};

/** What holds between the person and the event: the first thing below the title. Nothing when they can simply join. */
export function StatusCard({
  event,
  isOver,
  hasStarted,
  onResize,
  isBusy,
}: {
  event: ShownEvent;
  isOver: boolean;
  hasStarted: boolean;
  onResize: (partySize: number) => void;
  isBusy: boolean;
}) {
  const words = useWords(eventWords);
  const common = useWords(commonWords);
  const locale = useLocale();
  const { rsvp } = event;

  if (event.suspendedAt !== null)
    return (
      <Card
        look="danger"
        icon="warning"
        title={words.suspended.title}
        text={event.suspendReason ?? words.suspended.text}
      />
    );
  if (event.status === "cancelled")
    return (
      <Card
        look="danger"
        icon="close"
        title={words.cancelled.title}
        text={event.cancelNote ?? words.cancelled.text}
      />
    );
  if (isOver) {
    const ended = formatDate(new Date(event.endsAt), event.timeZone, locale);
    return <Card look="neutral" icon="clock" title={words.past.title} text={words.past.text(ended)} />;
  }
  if (rsvp?.status === "confirmed" && !event.holdsSeat)
    return <Card look="neutral" icon="ticket" title={words.passedOn.title} text={words.passedOn.text} />;
  if (event.holdsSeat) {
    const guests = rsvp?.status === "confirmed" ? rsvp.partySize - 1 : 0;
    const left = placesLeft(event);
    return (
      <Card
        look="positive"
        icon="check"
        title={words.going.title}
        text={guests > 0 ? words.going.withGuests(guests) : words.going.alone}
      >
        {rsvp?.status === "confirmed" && event.maxGuests > 0 && !hasStarted && !event.price && (
          <div className="flex items-center justify-between gap-3">
            <span>
              <span className="block type-head">{words.guests}</span>
              <span className="block type-foot text-muted">
                {left === null
                  ? words.guestsHint(event.maxGuests)
                  : left === 0
                    ? common.full
                    : common.left(left)}
              </span>
            </span>
            <Stepper
              label={words.guests}
              fewer={words.fewer}
              more={words.more}
              value={guests}
              min={0}
              max={Math.min(event.maxGuests, guests + (left ?? event.maxGuests))}
              isDisabled={isBusy}
              onChange={(next) => onResize(next + 1)}
            />
          </div>
        )}
      </Card>
    );
  }
  if (rsvp?.status === "pending" && rsvp.holdKind === "checkout")
    return (
      <Card look="accent" icon="ticket" title={words.checkout.title}>
        <Countdown until={rsvp.holdExpiresAt} says={words.checkout} />
      </Card>
    );
  if (rsvp?.status === "pending")
    return (
      <Card look="accent" icon="ticket" title={words.offer.title}>
        <Countdown until={rsvp.holdExpiresAt} says={words.offer} />
      </Card>
    );
  if (hasStarted)
    return <Card look="neutral" icon="clock" title={words.started.title} text={words.started.text} />;
  if (rsvp?.status === "waitlisted")
    return (
      <Card
        look="neutral"
        icon="clock"
        title={words.waiting.title(rsvp.position)}
        text={rsvp.kept ? words.waiting.kept : words.waiting.text}
      />
    );
  if (event.sale.state === "full")
    return <Card look="neutral" icon="people" title={words.soldOut.title} text={words.soldOut.text} />;
  return null;
}

type Props = { look: keyof typeof looks; icon: IconName; title: string; text?: string; children?: ReactNode };

function Card({ look, icon, title, text, children }: Props) {
  const { ground, disc } = looks[look];
  return (
    <section role="status" className={`grid gap-3.5 rounded-group p-4 ${ground}`}>
      <div className="flex items-center gap-3">
        <span className={`grid size-10 flex-none animate-pop place-items-center rounded-full ${disc}`}>
          <Icon name={icon} />
        </span>
        <div className="min-w-0">
          <h2 className="type-head">{title}</h2>
          {text && (
            <p className="whitespace-pre-line type-sub text-soft" dir="auto">
              {text}
            </p>
          )}
        </div>
      </div>
      {children}
    </section>
  );
}
