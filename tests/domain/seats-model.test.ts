import { eq } from "drizzle-orm";
import fc from "fast-check";
import { expect } from "vitest";
import { rsvps } from "@/db/schema/rsvps";
import { Refusal } from "@/domain/errors";
import { cancelEvent } from "@/domain/events/cancel";
import { changeEvent } from "@/domain/events/change";
import { acceptOffer, declineOffer } from "@/domain/rsvps/answer-offer";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { resizeParty } from "@/domain/rsvps/resize";
import { rsvp } from "@/domain/rsvps/rsvp";
import * as model from "../support/seat-model";
import { recount, wrongsOf } from "../support/seats";
import { inMs, test, type World } from "../support/world";

const isLong = process.env.LONG === "1";
const runs = isLong ? 2_000 : 60;
const maxSteps = 60;
const peopleCount = 10;

type Real = { world: World; eventId: string; organizerId: number; people: number[] };
type Step = fc.AsyncCommand<model.SeatModel, Real>;

/** Does one thing to the model and to the product, and holds the one against the other. */
function step(
  label: string,
  expected: (seats: model.SeatModel) => string,
  act: (real: Real, seats: model.SeatModel) => Promise<string>,
  check: (seats: Readonly<model.SeatModel>) => boolean = () => true,
): Step {
  return {
    check,
    toString: () => label,
    async run(seats, real) {
      const before = structuredClone(seats);
      const answer = expected(seats);

      expect(await act(real, before).catch(refusal), label).toBe(answer);
      expect(await standings(real), label).toEqual(standingsOf(seats));
      expect(wrongsOf(await recount(real.world.db, real.eventId)), label).toEqual([]);
    },
  };
}

function refusal(error: unknown) {
  if (!(error instanceof Refusal)) throw error;
  const { position, free, taken } = { position: "", free: "", taken: "", ...error.details };
  return `${error.reason} ${position}${free}${taken}`.trim();
}

const standings = async ({ world, eventId, people }: Real) => {
  const rows = await world.db.select().from(rsvps).where(eq(rsvps.eventId, eventId));
  return Object.fromEntries(
    rows.map(({ userId, status, partySize }) => [people.indexOf(userId), `${status} ${partySize}`]).sort(),
  );
};
const standingsOf = ({ parties }: model.SeatModel) =>
  Object.fromEntries([...parties].map(([person, { status, size }]) => [person, `${status} ${size}`]).sort());

const who = fc.nat({ max: peopleCount - 1 });
const size = fc.oneof(
  { weight: 5, arbitrary: fc.constant(1) },
  { weight: 2, arbitrary: fc.integer({ min: 2, max: 5 }) },
);
const capacity = fc.oneof(
  { weight: 14, arbitrary: fc.integer({ min: 1, max: 5 }) },
  { weight: 1, arbitrary: fc.constant(null) },
);
const wait = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 120 }) },
  { weight: 1, arbitrary: fc.integer({ min: 120, max: 14 * 60 }) },
);

const ctxOf = ({ world, people }: Real, person: number) => world.as(people[person]!);

const join = fc.tuple(who, size).map(([person, partySize]) =>
  step(
    `${person} saves ${partySize}`,
    (seats) => model.rsvp(seats, person, partySize),
    async (real) => {
      const answer = await rsvp(ctxOf(real, person), { eventId: real.eventId, partySize });
      return `${answer.status} ${answer.partySize}`;
    },
  ),
);
const resize = fc.tuple(who, size).map(([person, partySize]) =>
  step(
    `${person} brings ${partySize}`,
    (seats) => model.resize(seats, person, partySize),
    async (real) => `${await resizeParty(ctxOf(real, person), { eventId: real.eventId, partySize })} come`,
  ),
);
const cancel = fc.tuple(who, fc.boolean()).map(([person, byOrganizer]) =>
  step(
    `${person} ${byOrganizer ? "is removed" : "cancels"}`,
    (seats) => model.cancel(seats, person),
    async (real) => {
      const ctx = byOrganizer ? real.world.as(real.organizerId) : ctxOf(real, person);
      const { had } = await cancelRsvp(ctx, { eventId: real.eventId, userId: real.people[person]! });
      return `gave back ${had}`;
    },
  ),
);
/** The person with an offer whose turn it is; often enough nobody has one, and then just anybody. */
const offered = (seats: model.SeatModel, turn: number) => {
  const pending = [...seats.parties]
    .filter(([, { status }]) => status === "pending")
    .map(([person]) => person);
  return pending[turn % pending.length] ?? turn;
};
const accept = who.map((turn) =>
  step(
    `offer ${turn} is accepted`,
    (seats) => model.accept(seats, offered(seats, turn)),
    async (real, seats) => {
      const answer = await acceptOffer(ctxOf(real, offered(seats, turn)), real.eventId);
      return `${answer.status} ${answer.partySize}`;
    },
  ),
);
const decline = who.map((turn) =>
  step(
    `offer ${turn} is declined`,
    (seats) => model.decline(seats, offered(seats, turn)),
    async (real, seats) => {
      await declineOffer(ctxOf(real, offered(seats, turn)), real.eventId);
      return "declined";
    },
  ),
);
const changeCapacity = capacity.map((seats) =>
  step(
    `capacity ${seats}`,
    (state) => model.changeCapacity(state, seats),
    async ({ world, eventId, organizerId }) => {
      const event = await changeEvent(world.as(organizerId), { eventId, changes: { capacity: seats } });
      return `capacity ${event.capacity}`;
    },
  ),
);
const callOff = fc.constant(
  step(
    "the event is cancelled",
    model.cancelEvent,
    async ({ world, eventId, organizerId }) => {
      await cancelEvent(world.as(organizerId), { eventId, note: null });
      return "event cancelled";
    },
    ({ lastInLine }) => lastInLine >= 12,
  ),
);
const pass = wait.map((minutes) =>
  step(
    `${minutes} minutes pass`,
    (seats) => {
      seats.now += inMs({ minutes });
      return "later";
    },
    async ({ world }) => {
      world.clock.forward({ minutes });
      return "later";
    },
  ),
);
const drain: Step = step("the background looks", model.drain, async ({ world }) => {
  await world.drain();
  return "drained";
});
/** After it, nobody waits in vain. */
const drained = fc.constant<Step>({
  ...drain,
  async run(seats, real) {
    await drain.run(seats, real);
    const { capacity: limit, tickets } = await recount(real.world.db, real.eventId);
    const free = (limit ?? Number.POSITIVE_INFINITY) - tickets;
    const rows = await real.world.db.select().from(rsvps).where(eq(rsvps.eventId, real.eventId));
    const inVain = rows.filter(
      ({ status, partySize }) => status === "waitlisted" && partySize <= free && model.isOpen(seats),
    );
    expect(inVain, "waits while a seat is free").toEqual([]);
  },
});

const often = [
  join,
  join,
  join,
  join,
  resize,
  cancel,
  cancel,
  accept,
  decline,
  changeCapacity,
  pass,
  drained,
];
const steps = fc.commands([...often, ...often, callOff], { maxCommands: maxSteps, size: "max" });

async function newEvent(world: World, limit: number | null) {
  const organizerId = await world.person({ startedAt: null, verifiedAt: world.clock.now });
  const people = await world.people(peopleCount, { startedAt: null });
  const event = await world.event({
    organizer: organizerId,
    capacity: limit,
    maxGuests: 3,
    startsIn: { hours: 30 },
  });
  const [now, startsAt, endsAt] = [world.clock.now, event.startsAt, event.endsAt].map((at) =>
    at.getTime(),
  ) as [number, number, number];
  return {
    model: model.emptyModel({ now, startsAt, endsAt, capacity: limit, maxGuests: 3 }),
    real: { world, eventId: event.id, organizerId, people },
  };
}

test(
  "whatever people do in whatever order, seats, waiting list, offers and answers are those of the model",
  async ({ world }) => {
    const property = fc.asyncProperty(capacity, steps, (limit, commands) =>
      fc.asyncModelRun(() => newEvent(world, limit), commands),
    );

    await fc.assert(property, { numRuns: runs });
  },
  isLong ? 3_600_000 : 300_000,
);
