import type { Buttons } from "./buttons";
import type { Button, Reading, ShownCard } from "./catalog";
import type { EventState } from "./event-state";
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
    ...privateButtons(button, card, state, isCut),
    row(button.openInWebApp(r, card.event), isOrganizer && button.manage(card.event)),
  );
}

function sharedButtons(button: Buttons, r: Reading, { event }: ShownCard, state: EventState): Button[][] {
  if (state === "cancelled" || state === "ended") return [];
  const details = button.details(r, event);
  if (state === "on" || event.price !== null) return [[details]];
  return [[state === "full" ? primary(button.joinWaitlist(event)) : success(button.rsvp(event)), details]];
}

function privateButtons(
  button: Buttons,
  { event, standing }: ShownCard,
  state: EventState,
  isCut: boolean,
): Button[][] {
  const more = isCut && button.readMore(event);
  const isGoing = standing?.status === "confirmed";
  if (state === "cancelled" || state === "ended") return [row(button.findEvents(), more)];
  if (state === "on") {
    return isGoing
      ? [row(button.getDirections(event), button.joinOnline(event), more)]
      : [row(button.findEvents(), more)];
  }

  if (isGoing) {
    return [
      row(button.cancelRsvp(event), event.maxGuests > 0 && button.guests(event), more),
      row(button.addToCalendar(event), button.share(event), button.joinOnline(event)),
    ];
  }
  if (standing?.status === "pending")
    return [row(success(button.accept(event)), danger(button.decline(event)), more)];
  if (standing?.status === "waitlisted") return [row(button.leaveWaitlist(event), more)];
  if (event.price !== null) return [row(more, button.share(event))];
  if (state === "full") return [row(primary(button.joinWaitlist(event)), more), row(button.share(event))];
  return [row(success(button.rsvp(event)), more), row(button.share(event))];
}
