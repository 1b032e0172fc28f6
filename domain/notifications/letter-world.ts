import { getTableColumns, sql } from "drizzle-orm";
import { z } from "zod";
import { isAnyOf } from "@/db/any-of";
import { selectionOf } from "@/db/rows";
import type { deliveries } from "@/db/schema/notifications";
import { eventMutes } from "@/db/schema/reminders";
import { users } from "@/db/schema/users";
import type { Context } from "../context";
import { listEventsById } from "../events/queries";
import type { EventDetails } from "../events/schema";
import type { Letter, LetterKind, MoneyBack, PaidFor, Reader } from "../letters";
import { listPaidFor } from "../payments/queries";
import { listReturns } from "../payments/see-returns";
import { pairKey, standingsOf } from "../rsvps/queries";
import { listFullRefunds } from "../rsvps/read-returns";
import type { Standing } from "../rsvps/schema";
import type { User } from "../users/schema";
import { progressOf } from "./broadcasts";
import { type Rules, readRules } from "./letter-rules";
import type { Broadcast } from "./schema";

export type ClaimedDelivery = typeof deliveries.$inferSelect;

/** All that letters of one batch need, read in one go. */
export type World = {
  now: Date;
  people: Map<number, User>;
  events: Map<string, EventDetails>;
  standings: Map<string, Standing>;
  payments: Map<string, PaidFor>;
  /** What comes back to those whose seats were taken from them, by delivery. */
  returns: Map<string, MoneyBack[]>;
  /** Until when buyers can have all of their money back because the event has moved, by event and person. */
  fullRefunds: Map<string, Date>;
  /** Who wants no news of which event. */
  mutes: Set<string>;
  rules: Rules;
  /** What became so far of broadcasts whose authors follow them. */
  progress: Map<string, Broadcast>;
};

/** Puts one letter together, or says why it is left out, or until when it waits. */
export type Composer = (
  row: ClaimedDelivery,
  reader: Reader,
  world: World,
) => Letter | string | { until: Date };
export type Composers<Kind extends LetterKind> = Record<Kind, Composer>;

export async function readWorld(ctx: Context, rows: ClaimedDelivery[]): Promise<World> {
  const eventIds = [...new Set(rows.flatMap(({ eventId }) => eventId ?? []))];
  const userIds = [...new Set(rows.flatMap(({ chatId, payload }) => [chatId, ...mentioned(payload)]))];
  const pairs = rows.flatMap(({ chatId, eventId }) => (eventId ? [{ eventId, userId: chatId }] : []));
  const paymentIds = rows.flatMap(({ payload }) => paidIn(payload) ?? []);
  const taken = rows.filter(({ kind }) =>
    ["event.cancelled", "event.withdrawn", "rsvp.removed"].includes(kind),
  );
  const [people, events, standings, payments, returns, fullRefunds, rules, progress] = await Promise.all([
    readPeople(ctx, userIds),
    listEventsById(ctx, eventIds),
    standingsOf(ctx, rows.some(isPersonal) ? pairs : []),
    listPaidFor(ctx, paymentIds),
    listReturns(ctx, taken.map(takenIn)),
    listFullRefunds(ctx, rows.some(({ kind }) => kind === "event.changed") ? pairs : []),
    readRules(ctx, rows),
    Promise.all(followed(rows).map((broadcastId) => progressOf(ctx, broadcastId))),
  ]);
  return {
    now: ctx.now(),
    people: new Map(people.map((user) => [user.id, user])),
    events: new Map(events.map((event) => [event.id, event])),
    standings,
    payments: new Map(payments.map((payment) => [payment.id, payment])),
    returns: new Map(taken.map(({ id }, n) => [id, returns[n] ?? []])),
    fullRefunds,
    mutes: new Set(
      people.flatMap(({ id: userId, mutes }) => mutes.map((eventId) => pairKey({ eventId, userId }))),
    ),
    rules,
    progress: new Map(progress.map((broadcast) => [broadcast.id, broadcast])),
  };
}

/** What many are told says nothing of how each of them stands. */
const isPersonal = ({ kind }: ClaimedDelivery) => !["reminder", "thanks", "update"].includes(kind);

const person = selectionOf({
  ...getTableColumns(users),
  mutes: sql<string[]>`array(select mute.event_id from ${eventMutes} mute where mute.user_id = ${users.id})`,
});

/** People with the events that they want no news of. */
async function readPeople(ctx: Context, userIds: number[]) {
  const rows = await ctx.db.execute(sql`
    select ${person.list} from ${users} where ${isAnyOf(users.id, userIds)}`);
  return rows.map(person.read);
}

export const Mention = z.object({ aboutUserId: z.int() });
const mentioned = (payload: unknown) => {
  const mention = Mention.safeParse(payload);
  return mention.success ? [mention.data.aboutUserId] : [];
};

const Followed = z.object({ broadcastId: z.uuid() });
const followed = (rows: ClaimedDelivery[]) =>
  rows.flatMap(({ kind, payload }) =>
    kind === "broadcast.progress" ? [Followed.parse(payload).broadcastId] : [],
  );

const Paid = z.object({ paymentId: z.uuid() });
const paidIn = (payload: unknown) => Paid.safeParse(payload).data?.paymentId;
export const findPaymentIn = (row: ClaimedDelivery, { payments }: World) =>
  payments.get(paidIn(row.payload) ?? "");
export const paymentIn = (row: ClaimedDelivery, world: World) => findPaymentIn(row, world)!;

export const eventOf = ({ eventId }: ClaimedDelivery, { events }: World) => events.get(eventId!)!;
export const standingOf = ({ eventId, chatId }: ClaimedDelivery, { standings }: World) =>
  standings.get(pairKey({ eventId: eventId!, userId: chatId }))!;

/** A place on the waiting list is no seat: what was paid for earlier ones does not come back with it. */
const Taken = z.object({ hadSeats: z.boolean().default(true), at: z.coerce.date().optional() });
const takenIn = ({ eventId, chatId, createdAt, payload }: ClaimedDelivery) => {
  const { hadSeats, at = createdAt } = Taken.parse(payload);
  return { eventId: eventId!, userId: chatId, at, hadSeats };
};
export const Note = z.object({ note: z.string().nullable() });
export const Text = z.object({ text: z.string() });
