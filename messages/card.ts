import { type FormattedString, fmt } from "@grammyjs/parse-mode";
import type { EventDetails } from "@/domain/events/schema";
import type { Buttons } from "./buttons";
import { cardButtons } from "./card-buttons";
import type { Message, Reading, ShownCard } from "./catalog";
import { b, cut, deadline, i, lines, paragraphs, relative, s } from "./entities";
import type { eventLinesIn } from "./event-lines";
import { outOf } from "./event-lines";
import { type EventState, stateOf } from "./event-state";

/** What a card says of an event's state, besides the facts. */
export type CardWords = {
  cancelled: string;
  price: string;
  hostedBy: (organizer: string) => string;
  going: (count: string) => string;
  guests: (count: number) => string;
  seatsLeft: (count: number) => string;
  full: string;
  waiting: (count: number) => string;
  onNow: string;
  ended: (came: number) => string;
  youAreGoing: (guests: number) => string;
  yourNumber: (position: number) => string;
  paymentKept: string;
  heldUntil: (deadline: FormattedString, relative: FormattedString) => FormattedString;
};

/** Telegram's limit for the words below a photo. */
const CAPTION = 1024;
const DESCRIPTION = 300;

/** The live card of an event: the same in every language but for its words. */
export function cardIn(words: CardWords, event: ReturnType<typeof eventLinesIn>, button: Buttons) {
  return (r: Reading, card: ShownCard): Message => {
    const state = stateOf(card.event, r.now);
    const facts = factLines(r, card, state);
    const host = i(words.hostedBy(card.event.organizerName));
    const room = CAPTION - facts.text.length - host.text.length - "\n\n\n\n".length;
    const description = cut(card.event.description, Math.min(DESCRIPTION, room));
    return {
      text: paragraphs(facts, description, host),
      buttons: cardButtons(button, r, card, state, description !== card.event.description),
      ...photoOf(r, card.event),
    };
  };

  function factLines(r: Reading, card: ShownCard, state: EventState) {
    const { kind, event: shown } = card;
    const title = b(shown.title);
    return lines(
      state === "suspended" ? `⛔ ${event.suspended(shown)}` : null,
      state === "cancelled" ? lines(`❌ ${words.cancelled}`, s(title)) : title,
      kind === "private" ? event.ownDate(r, shown) : event.date(r, shown),
      event.location(shown),
      `💰 ${priceLine(r, shown, state)}`,
      statusLine(r, kind === "private" ? card : { ...card, standing: null, holdsSeat: false }, state),
    );
  }

  function priceLine(r: Reading, shown: EventDetails, state: EventState) {
    if (state === "over") return event.salesEnded;
    const price = event.lowestPrice(r, shown) ?? `${words.price}: ${event.price(r, shown.price)}`;
    if (state === "review") return `${price}. ${event.onSaleOnceApproved}`;
    return state === "soon" ? `${price}. ${event.onSaleFrom(r, shown)}` : price;
  }

  function statusLine(r: Reading, { event: shown, standing, holdsSeat }: ShownCard, state: EventState) {
    const status = publicStatus(r, shown, state);
    if (status === null || state === "ended") return status && `👥 ${status}`;
    const party = standing?.status === "confirmed" ? standing.partySize : 0;
    if (holdsSeat ?? party > 0) return `👥 ${words.youAreGoing(Math.max(0, party - 1))} ${status}`;
    if (state === "on") return `👥 ${status}`;
    if (standing?.status === "waitlisted") {
      const number = `👥 ${words.yourNumber(standing.position)}`;
      return standing.kept ? `${number}. ${words.paymentKept}` : number;
    }
    if (standing?.status === "pending") {
      const until = standing.holdExpiresAt;
      return fmt`⏳ ${words.heldUntil(deadline(r, until, shown.timeZone), relative(r, until))}`;
    }
    return `👥 ${status}`;
  }

  function publicStatus(r: Reading, shown: EventDetails, state: EventState) {
    const going = words.going(outOf(r, shown.going, shown.capacity));
    const guests = shown.guests > 0 && words.guests(shown.guests);
    if (state === "cancelled" || state === "suspended") return null;
    if (state === "ended") return words.ended(shown.going);
    if (state === "on") return `${words.onNow}, ${going}`;
    if (state === "full")
      return listed(words.full, going, guests, shown.waiting > 0 && words.waiting(shown.waiting));
    return listed(going, guests, isNearlyFull(shown) && words.seatsLeft(shown.placesLeft));
  }
}

/** Telegram's own copy of the picture; else ours, as JPEG (Bot API, InlineQueryResultPhoto). */
function photoOf({ appUrl }: Reading, { bannerFileId, bannerImage }: EventDetails) {
  const photo = bannerFileId ?? (bannerImage && `${appUrl}/api/images/${bannerImage}/page.jpg`);
  return photo ? { photo } : {};
}

const listed = (...parts: (string | false)[]) => parts.filter((part) => part !== false).join(", ");

const isNearlyFull = (event: EventDetails): event is EventDetails & { placesLeft: number } =>
  event.placesLeft !== null &&
  event.placesLeft > 0 &&
  event.placesLeft <= Math.max(5, (event.capacity ?? 0) / 10);
