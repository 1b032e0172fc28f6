import { type FormattedString, fmt } from "@grammyjs/parse-mode";
import type { Buttons } from "./buttons";
import type { Catalog, Reading, ShownTicket } from "./catalog";
import { b, lines, paragraphs } from "./entities";
import type { eventLinesIn } from "./event-lines";
import { isLive } from "./event-state";
import { inThrees, primary, row, rows, tap } from "./keyboard";
import { numberOf } from "./paid";

/** What is said of tickets. */
export type TicketWords = {
  id: string;
  atTheDoor: string;
  checkedIn: (title: FormattedString) => FormattedString;
  yours: (title: FormattedString) => FormattedString;
  none: (title: FormattedString) => FormattedString;
  used: string;
  passOn: (title: FormattedString) => FormattedString;
  untilThen: string;
  linkTakenBack: (title: FormattedString) => FormattedString;
  send: string;
  copyLink: string;
};

/** Tickets as their holders see them. */
export function ticketsIn(
  words: TicketWords,
  event: ReturnType<typeof eventLinesIn>,
  button: Buttons,
): Catalog["tickets"] {
  const line = (ticket: ShownTicket) =>
    fmt`${ticket.holder}, ${ticket.type}, ${numberOf(ticket.id)}${ticket.status === "used" ? `, ${words.used}` : ""}`;

  return {
    ticket: (r, shown, ticket) => {
      if (ticket.status === "used")
        return {
          text: fmt`✅ ${words.checkedIn(b(shown.title))}`,
          buttons: [[button.viewDetails(shown)]],
        };
      const isGood = ticket.code !== null && isLive(shown, r.now);
      return {
        ...(ticket.code !== null && isGood ? { qr: ticket.code } : {}),
        text: paragraphs(
          lines(
            fmt`🎫 ${b(shown.title)}`,
            event.ownDate(r, shown),
            event.location(shown),
            `👤 ${ticket.holder}, ${ticket.type}`,
            fmt`🆔 ${words.id}: ${numberOf(ticket.id)}`,
          ),
          isGood ? words.atTheDoor : null,
        ),
        buttons: rows(
          [primary(button.showTicket(r, ticket)), button.copyTicketId(ticket.number)],
          row(isGood && button.transfer(ticket)),
          row(button.addToCalendar(shown), button.getDirections(shown), button.joinOnline(shown)),
        ),
      };
    },

    list: (_r, shown, tickets) => ({
      text:
        tickets.length === 0
          ? words.none(b(shown.title))
          : lines(
              fmt`🎫 ${words.yours(b(shown.title))}`,
              ...tickets.map((ticket, n) => fmt`${n + 1}. ${line(ticket)}`),
            ),
      buttons: rows(...inThrees(tickets.map(({ id }, n) => tap(String(n + 1), "ticket", id))), [
        button.viewDetails(shown),
      ]),
    }),

    transfer: (r, shown, { ticketId, token }) => {
      const link = claimLink(r, token);
      const share = new URLSearchParams({ url: link });
      return {
        text: lines(fmt`🎫 ${words.passOn(b(shown.title))}`, link, words.untilThen),
        buttons: [
          [
            { label: words.send, url: `https://t.me/share/url?${share}`, style: "primary" },
            { label: words.copyLink, copy: link },
          ],
          [button.takeLinkBack({ id: ticketId })],
        ],
      };
    },

    kept: (_r, shown, ticket) => ({
      text: fmt`🎫 ${words.linkTakenBack(b(shown.title))}`,
      buttons: [[button.openTicket(ticket)]],
    }),
  };
}

/** Where a ticket is taken over. */
const claimLink = ({ botUsername }: Reading, token: string) => `https://t.me/${botUsername}?start=t_${token}`;
