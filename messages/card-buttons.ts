import type { EventDetails } from "@/domain/events/schema";
import type { Buttons } from "./buttons";
import type { Button, Reading, ShownCard } from "./catalog";
import type { EventState } from "./event-state";
import { formatAmount } from "./format";
import { danger, primary, row, rows, success } from "./keyboard";

/** What can be done from a card: for everybody who sees it, or in a private chat for its one reader. */
export function cardButtons(
  button: Buttons,
  r: Reading,
  card: ShownCard,
  state: EventState,
  isCut: boolean,
): Button[][] {
  if (card.kind !== "private") return sharedButtons(button, r, card, state);

  const isOrganizer = card.viewerId === card.event.organizerId;
  return rows(
    ...privateButtons(button, r, card, state, isCut),
    row(
      button.openInWebApp(r, card.event),
      isOrganizer ? button.manage(card.event) : isGuest(card) && button.contactOrganizer(card.event),
    ),
  );
}

/** Has or had a seat: they may want a word with the organizer. */
const isGuest = ({ standing, holdsSeat = false }: ShownCard) =>
  holdsSeat || standing?.status === "confirmed" || standing?.status === "cancelled";

function sharedButtons(button: Buttons, r: Reading, { event }: ShownCard, state: EventState): Button[][] {
  if (state === "cancelled" || state === "ended" || state === "suspended") return [];
  const details = button.details(r, event);
  if (state !== "full" && state !== "open") return [[details]];
  if (event.price !== null) {
    // Tickets are bought in private; a link leads there.
    const buy = { label: buyLabel(button, r, event, state), url: button.buyInPrivate(r, event).url };
    return [[state === "full" ? primary(buy) : success(buy), details]];
  }
  const secret = secretIn(event);
  const join =
    state === "full" ? primary(button.joinWaitlist(event, secret)) : success(button.rsvp(event, secret));
  return [[join, details]];
}

/** A card that many see invites by the secret of the event's link, as the link beside it does. */
const secretIn = ({ ref, code }: EventDetails) => ref.slice(code.length + 1) || undefined;

/** "Buy ticket, $45.00", without a price where there are several; where no ticket is left, one waits for one. */
function buyLabel(
  button: Buttons,
  { language }: Reading,
  { price, pricesDiffer, ...event }: EventDetails,
  state: EventState,
) {
  if (state === "full") return button.joinWaitlist(event).label;
  const { label } = button.buyTicket(event);
  return price === null || price.minor === 0 || pricesDiffer
    ? label
    : `${label}, ${formatAmount(price.minor, price.currency, language)}`;
}

function privateButtons(
  button: Buttons,
  r: Reading,
  { event, standing, holdsSeat }: ShownCard,
  state: EventState,
  isCut: boolean,
): Button[][] {
  const more = isCut && button.readMore(event);
  const isOwn = standing?.status === "confirmed";
  const isGoing = holdsSeat ?? isOwn;
  const hasTicket = isGoing && (event.price !== null || !isOwn);
  if (state === "ended" && isGoing)
    return [row(primary(button.shareFeedback(event)), button.findEvents(), more)];
  if (state === "cancelled" || state === "ended") return [row(button.findEvents(), more)];
  if (state === "suspended") return [row(button.contactSupport(), more)];
  if (state === "on") {
    return isGoing
      ? [
          row(hasTicket && primary(button.viewTicket(event)), button.getDirections(event)),
          row(button.joinOnline(event), more),
        ].filter((buttons) => buttons.length > 0)
      : [row(button.findEvents(), more)];
  }

  if (isGoing || isOwn) {
    return [
      row(
        hasTicket && primary(button.viewTicket(event)),
        isOwn && button.cancelRsvp(event),
        isOwn && !hasTicket && event.maxGuests > 0 && button.guests(event),
        more,
      ),
      row(button.addToCalendar(event), button.share(event), button.joinOnline(event)),
    ];
  }
  if (standing?.status === "pending") {
    if (standing.holdKind === "checkout")
      return [row(success(button.continuePayment(event)), button.cancelPayment(event), more)];
    const accept = event.price === null ? button.accept(event) : button.acceptAndPay(event);
    return [row(success(accept), danger(button.decline(event)), more)];
  }
  if (standing?.status === "waitlisted") return [row(button.leaveWaitlist(event), more)];
  if (state !== "full" && state !== "open") return rows(row(more), row(button.share(event)));
  if (event.price !== null) {
    const buy = { ...button.buyTicket(event), label: buyLabel(button, r, event, state) };
    return [row(state === "full" ? primary(buy) : success(buy), more), row(button.share(event))];
  }
  if (state === "full") return [row(primary(button.joinWaitlist(event)), more), row(button.share(event))];
  return [row(success(button.rsvp(event)), more), row(button.share(event))];
}
