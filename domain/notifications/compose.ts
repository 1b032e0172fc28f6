import type { Context } from "../context";
import { isSuspended } from "../events/schema";
import {
  eventNewsKinds,
  type Letter,
  type LetterKind,
  newsKinds,
  stoppedKinds,
  unreachable,
} from "../letters";
import { pairKey } from "../rsvps/queries";
import { isReachable, languageOf } from "../users/rules";
import type { User } from "../users/schema";
import { broadcastLetters } from "./compose-broadcasts";
import { eventLetters } from "./compose-events";
import { paymentLetters } from "./compose-payments";
import { reminderLetters } from "./compose-reminders";
import { rsvpLetters } from "./compose-rsvps";
import type { ClaimedDelivery } from "./letter-world";
import { type Composers, readWorld, type World } from "./letter-world";

/** A letter to send, or why it is left out, or until when it waits: its row goes back to the queue, and this was no attempt. */
export type Composed =
  | { row: ClaimedDelivery; letter: Letter; skip?: never; until?: never }
  | { row: ClaimedDelivery; letter?: undefined; skip: string; until?: never }
  | { row: ClaimedDelivery; letter?: undefined; skip?: never; until: Date };

/**
 * Puts letters together from what is true now. One whose reason has gone (the offer was answered, the
 * seat given back, the event moved, the person cannot be written to) is skipped, and says why; one that
 * can wait does so through its reader's quiet hours.
 */
export async function composeLetters(ctx: Context, rows: ClaimedDelivery[]): Promise<Composed[]> {
  if (rows.length === 0) return [];
  const world = await readWorld(ctx, rows);
  return rows.map((row) => compose(row, world));
}

const composers: Composers<LetterKind> = {
  ...rsvpLetters,
  ...paymentLetters,
  ...eventLetters,
  ...broadcastLetters,
  ...reminderLetters,
};

function compose(row: ClaimedDelivery, world: World): Composed {
  const person = world.people.get(row.chatId);
  if (!person || !isReachable(person)) return { row, skip: unreachable };
  if (isMuted(person, row, world)) return { row, skip: "muted" };
  const event = row.eventId === null ? undefined : world.events.get(row.eventId);
  if (event && isSuspended(event) && includes(stoppedKinds, row.kind))
    return { row, skip: "the event is suspended" };

  const reader = {
    userId: person.id,
    firstName: person.firstName,
    languageCode: languageOf(person),
    timeZone: person.timeZone,
  };
  const letter = composers[row.kind as LetterKind](row, reader, world);
  if (typeof letter === "string") return { row, skip: letter };
  return "until" in letter
    ? { row, until: letter.until }
    : { row, letter: { ...letter, deliveryId: row.id } };
}

const includes = (kinds: readonly string[], kind: string) => kinds.includes(kind);

/** What one cannot do without is never muted, whatever the rows say; nor is what somebody tries out on themselves. */
function isMuted(
  { id, muted }: Pick<User, "id" | "muted">,
  { kind, eventId, payload }: ClaimedDelivery,
  world: World,
) {
  if ((payload as { isTest?: boolean }).isTest) return false;
  if (includes(newsKinds, kind) && muted.includes(kind)) return true;
  return (
    includes(eventNewsKinds, kind) && eventId !== null && world.mutes.has(pairKey({ eventId, userId: id }))
  );
}
