"use client";

import { Banner } from "@/components/events/banner";
import { Icon } from "@/components/ui/icon";
import { lazily } from "@/components/ui/lazily";
import { useLocale, useWords } from "@/components/ui/locale";
import { serverNow } from "@/components/ui/server-time";
import { formatDate, formatTime, formatWhenShort } from "@/messages/format";
import { ticketsWords } from "@/messages/miniapp/tickets";
import type { Ticket } from "./answers";
import { stateOf } from "./state";

const Qr = lazily(() => import("./qr").then((file) => file.Qr));

type Picture = Parameters<typeof Banner>[0]["event"];

/** A ticket like one of paper: what it is for, and below the perforation what opens the door. */
export function Pass({ ticket, picture }: { ticket: Ticket; picture: Picture | undefined }) {
  const words = useWords(ticketsWords);
  const locale = useLocale();
  const { event, type, holder, number, code } = ticket;
  const [startsAt, endsAt] = [new Date(event.startsAt), new Date(event.endsAt)];
  const state = stateOf(ticket, serverNow());
  return (
    <article className="overflow-hidden rounded-sheet bg-surface shadow-md">
      <Banner
        event={picture ?? { id: event.id, title: event.title, category: "other", banner: null }}
        size="card"
        isFirst
        className={`aspect-[2.6] ${state === "good" || state === "used" ? "" : "grayscale"}`}
      />
      <div className="px-5 pt-4 pb-5">
        <h1 className="type-title2" dir="auto">
          {event.title}
        </h1>
        <p className="type-sub text-muted">
          <bdi>{event.location ?? words.online}</bdi>
        </p>
        <dl className="mt-4 grid grid-cols-2 gap-x-4 gap-y-3">
          <Fact label={words.date} value={formatDate(startsAt, event.timeZone, locale)} />
          <Fact label={words.time} value={formatTime(startsAt, event.timeZone, locale, endsAt)} />
          <Fact label={words.kind} value={type} />
          <Fact label={words.holder} value={holder} />
        </dl>
      </div>
      <div aria-hidden="true" className="relative mx-6 border-fill-strong border-t-2 border-dashed">
        <span className="-start-9 -top-3 absolute size-6 rounded-full bg-page" />
        <span className="-end-9 -top-3 absolute size-6 rounded-full bg-page" />
      </div>
      <div className="grid justify-items-center gap-3 px-5 pt-5 pb-6 text-center">
        {state === "good" && code ? (
          <>
            <div className="aspect-square w-full max-w-80">
              <Qr text={code} label={words.code} />
            </div>
            <p dir="ltr" className="select-all font-mono font-semibold text-[19px]/6 tracking-wide">
              {number}
            </p>
            <p className="max-w-65 text-balance type-foot text-muted">{words.readAloud}</p>
          </>
        ) : (
          <Void ticket={ticket} />
        )}
      </div>
    </article>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div className="min-w-0">
      <dt className="type-foot text-muted">{label}</dt>
      <dd className="type-head" dir="auto">
        {value}
      </dd>
    </div>
  );
}

/** Why there is nothing to scan. */
function Void({ ticket }: { ticket: Ticket }) {
  const words = useWords(ticketsWords);
  const locale = useLocale();
  const state = stateOf(ticket, serverNow());
  const usedAt = ticket.usedAt
    ? formatWhenShort(new Date(ticket.usedAt), ticket.event.timeZone, locale)
    : undefined;
  const says = {
    good: undefined,
    used: { title: words.usedTitle, text: usedAt ? words.usedText(usedAt) : undefined },
    held: { title: words.heldTitle, text: words.heldText },
    void: { title: words.cancelledTitle, text: words.cancelledText },
    eventCancelled: { title: words.eventCancelledTitle, text: words.eventCancelledText },
    past: { title: words.pastTitle, text: words.pastText },
  }[state];
  const look =
    state === "used"
      ? "bg-positive-solid text-white"
      : state === "past"
        ? "bg-fill-strong"
        : "bg-danger-solid text-white";
  return (
    <div role="status" className="grid justify-items-center gap-1.5 py-5">
      <span
        className={`mb-2.5 grid size-19 animate-pop place-items-center rounded-full [&_svg]:size-9 ${state === "held" ? "bg-fill-strong" : look}`}
      >
        <Icon
          name={state === "used" ? "check" : state === "past" || state === "held" ? "clock" : "close"}
          size="l"
        />
      </span>
      <h2 className="type-title3">{says?.title}</h2>
      <p className="max-w-70 text-balance type-sub text-muted">{says?.text}</p>
      <p dir="ltr" className="mt-2 font-mono font-semibold text-[17px]/6 text-muted tracking-wide">
        {ticket.number}
      </p>
    </div>
  );
}
