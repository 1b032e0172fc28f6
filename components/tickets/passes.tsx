"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import type { ShownEvent } from "@/components/events/answers";
import { ActionBar } from "@/components/telegram/action-bar";
import { useTelegram, vibrate } from "@/components/telegram/telegram";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icons";
import { lazily } from "@/components/ui/lazily";
import { useWords } from "@/components/ui/locale";
import { serverNow } from "@/components/ui/server-time";
import { toast } from "@/components/ui/toast";
import { ticketsWords } from "@/messages/miniapp/tickets";
import type { Ticket } from "./answers";
import { Pass } from "./pass";
import { stateOf } from "./state";

const TransferSheet = lazily(() => import("./transfer-sheet").then((file) => file.TransferSheet));

type Tile = [icon: IconName, label: string, onTap: () => void];
type Props = { tickets: Ticket[]; first: string; event: ShownEvent | undefined };

/** Tickets of one event side by side: swiped through, or one after the other. */
export function Passes({ tickets, first, event }: Props) {
  const words = useWords(ticketsWords);
  const router = useRouter();
  const row = useRef<HTMLUListElement>(null);
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      tickets.findIndex(({ id }) => id === first),
    ),
  );
  const [isPassing, setPassing] = useState(false);
  const { native } = useTelegram();
  const index = Math.min(at, tickets.length - 1);
  const ticket = tickets[index]!;
  const state = stateOf(ticket, serverNow());

  const settle = () => {
    const width = row.current?.clientWidth ?? 0;
    if (width > 0) setAt(Math.round(Math.abs(row.current?.scrollLeft ?? 0) / width));
  };
  const next = () => {
    vibrate("selection");
    show(row.current?.children[(index + 1) % tickets.length], "smooth");
  };
  const toCalendar = async () => {
    const { code, ref } = ticket.event;
    const file = `${location.origin}/api/events/${ref}/calendar.ics`;
    if (await native?.saveFile(file, `${code}.ics`)) return;
    if (native) native.openElsewhere(file);
    else window.open(file, "_blank", "noopener");
  };
  const copy = () =>
    navigator.clipboard.writeText(ticket.number).then(
      () => toast(words.copied),
      // Where the clipboard is shut, the number can be selected.
      () => undefined,
    );

  const tiles: Tile[] = [
    ["calendar", words.calendar, () => void toCalendar()],
    ...(state === "good" ? [["transfer", words.pass, () => setPassing(true)] as Tile] : []),
    ...(ticket.paymentId
      ? [["card", words.receipt, () => router.push(`/app/receipts/${ticket.paymentId}`)] as Tile]
      : []),
    ["info", words.event, () => router.push(`/e/${ticket.event.ref}`)],
    ["copy", words.copy, () => void copy()],
  ];
  const main =
    state === "held"
      ? { text: words.heldButton, onTap: () => router.push(`/app/checkout/${ticket.event.code}`) }
      : tickets.length > 1
        ? { text: words.next, onTap: next }
        : undefined;

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3.5">
      {tickets.length > 1 && (
        <p aria-live="polite" className="text-center type-head">
          {words.of(index + 1, tickets.length)}
        </p>
      )}
      <ul
        ref={row}
        aria-label={words.chooseTicket}
        onScrollEnd={settle}
        onScroll={settle}
        className="-mx-(--gutter) flex snap-x snap-mandatory overflow-x-auto pb-5 [scrollbar-width:none]"
      >
        {tickets.map((one) => (
          <li
            key={one.id}
            ref={one.id === first ? inFront : undefined}
            inert={one.id !== ticket.id}
            className="w-full flex-none snap-center px-(--gutter)"
          >
            <Pass ticket={one} picture={event} />
          </li>
        ))}
      </ul>
      <div className="grid auto-cols-fr grid-flow-col gap-2">
        {tiles.map(([icon, label, onTap]) => (
          <button
            key={label}
            type="button"
            onClick={onTap}
            className="press grid min-h-15.5 min-w-0 content-center justify-items-center gap-1 rounded-tile bg-surface px-1 text-center font-medium text-accent-text text-xs/3.75"
          >
            <Icon name={icon} />
            {label}
          </button>
        ))}
      </div>
      {!isPassing && <ActionBar main={main} />}
      {isPassing && <TransferSheet ticket={ticket} onClose={() => setPassing(false)} />}
    </div>
  );
}

const show = (pass: Element | undefined, behavior: ScrollBehavior) =>
  pass?.scrollIntoView({ behavior, block: "nearest", inline: "center" });

/** Where the person came for one of several, it is in front from the start. */
const inFront = (pass: HTMLElement | null) => {
  if (pass) show(pass, "instant");
};
