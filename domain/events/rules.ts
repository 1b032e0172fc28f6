import type { PaymentMethod, Settings } from "../context";
import { Refusal } from "../errors";
import type { Sale } from "../sales/schema";
import { aroundGap, instantsOf, type WallTime, wallTimeIn } from "../time";
import { type EventDetails, isSuspended } from "./schema";

const alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** A public code from the random tail of a UUIDv7 (RFC 9562 §5.7): 30 of its 62 random bits. */
export function codeFrom(id: string) {
  const tail = Number.parseInt(id.replaceAll("-", "").slice(-8), 16);
  return Array.from({ length: 6 }, (_, n) => alphabet[(tail >>> (5 * n)) & 31]).join("");
}

/** What a link carries behind the code: five bits of each of so many random bytes, 80 in all. */
export const secretFrom = (bytes: Uint8Array) => Array.from(bytes, (byte) => alphabet[byte & 31]).join("");
export const secretLength = 16;

/** From everybody to nobody but the invited. */
const reach = { public: 2, unlisted: 1, private: 0 } as const;
export const isNarrower = (now: keyof typeof reach, before: keyof typeof reach) => reach[now] < reach[before];

type Standing = Pick<EventDetails, "suspendedAt" | "isHostSuspended">;
type Lifespan = Pick<EventDetails, "status" | "startsAt" | "endsAt" | "timeZone">;

export const hasStarted = ({ startsAt }: Pick<EventDetails, "startsAt">, now: Date) => startsAt <= now;
export const isOver = ({ endsAt }: Pick<EventDetails, "endsAt">, now: Date) => endsAt <= now;

/** Whether RSVPs are taken at all. */
export const isOpen = (event: Lifespan & Standing, now: Date) =>
  event.status === "published" && !isSuspended(event) && !hasStarted(event, now);

/** Throws `event_suspended`: nothing of the event can be had, and nobody is told of it. */
export function refuseIfSuspended(event: Standing) {
  if (isSuspended(event)) throw new Refusal("event_suspended");
}

/** Throws `cancelled` or `past`: nothing of the event can be changed any more. */
export function refuseIfEnded(event: Lifespan, now: Date) {
  if (event.status === "cancelled") throw new Refusal("cancelled");
  if (isOver(event, now)) throw new Refusal("past", { endedAt: event.endsAt, timeZone: event.timeZone });
}

/** Throws `event_suspended`, `cancelled`, `past` or `started`: nobody can join, or no more. */
export function refuseIfClosed(event: Lifespan & Standing, now: Date) {
  refuseIfSuspended(event);
  refuseIfEnded(event, now);
  if (hasStarted(event, now)) throw new Refusal("started");
}

export const seatsLeft = ({ capacity, seatsTaken }: Pick<EventDetails, "capacity" | "seatsTaken">) =>
  capacity === null ? Number.POSITIVE_INFINITY : Math.max(0, capacity - seatsTaken);

/** A kind of ticket as far as it decides what can be had; `left` is Infinity without a limit of its own. */
type Kind = { name: string; left: number; salesStartAt: Date | null; salesEndAt: Date | null };

export const isOnSale = (
  { salesStartAt, salesEndAt }: Pick<Kind, "salesStartAt" | "salesEndAt">,
  now: Date,
) => (salesStartAt === null || salesStartAt <= now) && (salesEndAt === null || salesEndAt > now);

type Reviewed = Pick<EventDetails, "review">;

/** An administrator's word, or the lack of it, that keeps tickets from being sold: where the platform sells, it answers for what is sold. */
export const heldUpBy = ({ review }: Reviewed, { seller }: Pick<Settings, "seller">) =>
  seller === "platform" && (review === "pending" || review === "declined") ? review : undefined;

/** Throws `not_approved` once an administrator has said no: not even who holds a seat may pay for it. */
export function refuseDeclined(event: Reviewed, settings: Pick<Settings, "seller">) {
  if (heldUpBy(event, settings) === "declined") throw new Refusal("not_approved");
}

/** Whether money for seats that are held is taken still: not once an administrator has taken the event down or said no. */
export const takesMoney = (event: Standing & Reviewed, settings: Pick<Settings, "seller">) =>
  !isSuspended(event) && heldUpBy(event, settings) !== "declined";

/**
 * Throws `awaits_approval` or `not_approved` while nobody new may pay for a seat. Who holds one, or is offered one, took
 * it when it was sold, and may go on.
 */
export function refuseUnapproved(event: Reviewed, settings: Pick<Settings, "seller">) {
  refuseDeclined(event, settings);
  if (heldUpBy(event, settings)) throw new Refusal("awaits_approval");
}

/**
 * What of these kinds of ticket can be had now, where the event itself has so many seats `free`: the one place that
 * decides it, for every card, button and list. People can wait for what is on sale and taken. Nothing can be had of what
 * is `heldUp` by a review.
 */
export function saleOf(
  kinds: Kind[],
  free: number,
  now: Date,
  heldUp?: "pending" | "declined",
): { sale: Sale; placesLeft: number | null } {
  if (heldUp) return { sale: { state: heldUp === "pending" ? "review" : "over" }, placesLeft: 0 };
  const leftOf = (some: Kind[]) =>
    Math.min(
      free,
      some.reduce((sum, { left }) => sum + left, 0),
    );
  const open = kinds.filter((kind) => isOnSale(kind, now));
  const left = leftOf(open);
  if (left > 0) return { sale: { state: "open" }, placesLeft: Number.isFinite(left) ? left : null };
  if (open.length > 0 && leftOf(kinds) === 0) return { sale: { state: "full" }, placesLeft: 0 };
  const [next] = kinds
    .filter((kind) => kind.left > 0)
    .flatMap(({ name, salesStartAt: from }) => (from !== null && from > now ? [{ name, from }] : []))
    .sort((one, other) => one.from.getTime() - other.from.getTime());
  if (!next) return { sale: { state: "over" }, placesLeft: 0 };
  const kind = kinds.length > 1 ? next.name : null;
  return { sale: { state: "soon", kind, from: next.from }, placesLeft: 0 };
}

/** Changes that move the entry in a calendar, and so count up its SEQUENCE (RFC 5546 §2.1.4). */
export const calendarFields = [
  "title",
  "description",
  "startsAt",
  "endsAt",
  "timeZone",
  "location",
  "onlineUrl",
] as const;

/** What the venue's clocks show, to the minute; months count from 1. */
export const venueClock = (timeZone: string, at: Date): WallTime => wallTimeIn(timeZone, at);

/**
 * The instants that are meant by what the venue's clocks show, earliest first: two on the night when clocks go
 * back. Where they jump over it, it is `skipped`, and the first whole or half hour after the jump is meant.
 */
export function venueInstants(timeZone: string, wall: WallTime): { at: [Date, ...Date[]]; skipped: boolean } {
  const [first, ...others] = instantsOf(timeZone, wall);
  if (first) return { at: [first, ...others], skipped: false };
  return { at: [instantsOf(timeZone, aroundGap(timeZone, wall).after)[0]!], skipped: true };
}

const week = 7 * 24 * 60 * 60 * 1000;

/** Until when whoever has paid for another start or place can have all of it back: a week after the event moved, and not beyond its start. */
export const refundableUntil = (startsAt: Date, movedAt: Date) =>
  new Date(Math.min(startsAt.getTime(), movedAt.getTime() + week));

type Place = { location: string | null; onlineUrl: string | null; latitude: number | null };

/** Nothing but a link to go to: goods that are digital in Telegram's terms, which sell in Stars alone (Bot Platform ToS §6.2). */
export const isDigital = ({ location, onlineUrl, latitude }: Place) =>
  onlineUrl !== null && location === null && latitude === null;

/** Whether an event may be sold in a currency: digital ones in Stars, all others in money. */
export const isSoldIn = (event: Place, currency: string) => isDigital(event) === (currency === "XTR");

/**
 * The ways to pay for an event in a currency (undefined where nothing costs anything): Stars for digital ones; for the
 * others Telegram where the platform sells, and Stripe. None where place and currency do not agree.
 */
export function methodsFor(
  event: Place,
  currency: string | undefined,
  { methods, seller }: Pick<Settings, "methods" | "seller">,
  hasAccount: boolean,
): PaymentMethod[] {
  if (currency !== undefined && !isSoldIn(event, currency)) return [];
  if (isDigital(event)) return methods.filter((method) => method === "stars");
  // A provider's token is one Stripe account, and so the platform's.
  return methods.filter(
    (method) =>
      (method === "telegram" && seller === "platform") ||
      (method === "stripe" && (seller === "platform" || hasAccount)),
  );
}

/** Where calls and broadcasts are held, by the ends of their names. */
const callHosts = [
  "zoom.us",
  "meet.google.com",
  "teams.microsoft.com",
  "teams.live.com",
  "webex.com",
  "whereby.com",
  "meet.jit.si",
  "t.me",
  "discord.com",
  "discord.gg",
  "youtube.com",
  "youtu.be",
  "twitch.tv",
];

/** Whether a link leads to a service that is known for calls: elsewhere people are asked before they leave. */
export function isKnownCall(url: string): boolean {
  const { hostname } = new URL(url);
  return callHosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}
