"use client";

import { Cell, Group } from "@/components/ui/group";
import { useLocale, useWords } from "@/components/ui/locale";
import { commonWords } from "@/messages/miniapp/common";
import { draftWords } from "@/messages/miniapp/drafts";
import { editWords } from "@/messages/miniapp/edits";
import type { Form } from "./form";
import { type Answers, type Field, fieldsOf, isSame } from "./pending";
import { sayAnswer } from "./say-answer";
import { sayTicket } from "./say-ticket";
import type { Ticket } from "./tickets";
import { areTold } from "./told";

/** Told by another field, or by the kinds of ticket. */
const silent = new Set<Field>(["paid", "priceMinor", "currency", "longitude"]);

type Row = { key: string; title: string; now?: string; before?: string };

/** What saving would change of a published event, old and new, and who hears of it. */
export function Changes({ draft, answers, timeZone }: Form) {
  const words = useWords(draftWords);
  const common = useWords(commonWords);
  const edits = useWords(editWords);
  const locale = useLocale();
  const present = draft.present ?? {};
  const changed = fieldsOf(answers).filter(
    (field) => !silent.has(field) && !isSame(answers[field], present[field]),
  );
  const say = (field: Field, of: Answers) => sayAnswer(field, of, { words, common, locale, timeZone });
  const rows = changed.flatMap((field): Row[] => {
    if (field === "ticketTypes") return ticketRows(present.ticketTypes ?? [], answers.ticketTypes ?? []);
    if (field === "latitude") return [{ key: field, title: edits.pin }];
    if (field === "bannerImage") return [{ key: field, title: words.banner }];
    return [
      { key: field, title: words.fields[field], now: say(field, answers), before: say(field, present) },
    ];
  });

  function ticketRows(before: Ticket[], after: Ticket[]): Row[] {
    const inWords = (ticket: Ticket) => sayTicket(ticket, { locale, timeZone });
    const gone = before.filter(({ id }) => !after.some((ticket) => ticket.id === id));
    return [
      ...after.flatMap((ticket, n): Row[] => {
        const known = before.find(({ id }) => id === ticket.id);
        const key = ticket.id ?? `new-${n}`;
        if (!known) return [{ key, title: edits.newType, now: inWords(ticket) }];
        if (isSame(known, ticket)) return [];
        return [{ key, title: words.ticketTitle, now: inWords(ticket), before: inWords(known) }];
      }),
      ...gone.map((ticket) => ({
        key: ticket.id ?? ticket.name,
        title: edits.removedType,
        now: ticket.name,
      })),
    ];
  }

  const isRoomier = changed.some((field) => field === "ticketTypes" || field === "capacity");
  const note = [
    changed.length > 0 && (areTold(changed) ? edits.mayTell : edits.nobodyTold),
    isRoomier && edits.newPlaces,
  ];
  return (
    <Group heading={edits.whatChanges} note={note.filter(Boolean).join(" ") || undefined}>
      {rows.length === 0 && <Cell title={edits.noChanges} />}
      {rows.map(({ key, title, now, before }) => (
        <Cell
          key={key}
          title={<span className="text-muted type-sub">{title}</span>}
          subtitle={
            now !== undefined && (
              <>
                <bdi className="line-clamp-4 block text-text">{now}</bdi>
                {before !== undefined && <bdi className="line-clamp-4 block">{edits.from(before)}</bdi>}
              </>
            )
          }
        />
      ))}
    </Group>
  );
}
