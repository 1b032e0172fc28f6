import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { expect } from "vitest";
import { payments, refunds } from "@/db/schema/payments";
import { rsvps } from "@/db/schema/rsvps";
import { Refusal } from "@/domain/errors";
import { cancelEvent } from "@/domain/events/cancel";
import { changeEvent } from "@/domain/events/change";
import { getEvent } from "@/domain/events/queries";
import { seatsLeft } from "@/domain/events/rules";
import { applyPayment } from "@/domain/payments/apply";
import { approvePayment } from "@/domain/payments/approve";
import { bookRefunds } from "@/domain/payments/book-refund";
import { checkPayments, checkRefunds } from "@/domain/payments/check";
import { failPayment } from "@/domain/payments/fail";
import { listPayments, ticketsOf } from "@/domain/payments/queries";
import { refundPayment } from "@/domain/payments/refund";
import { startPayment } from "@/domain/payments/start";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { standingOf } from "@/domain/rsvps/queries";
import { emptyDatabase } from "../support/database";
import { reconcileAll } from "../support/nightly";
import { report, sale, take, test, ticketsFor, type World } from "../support/sales";
import { recount, wrongsOf } from "../support/seats";

const isLong = process.env.LONG === "1";
const runs = isLong ? 1_000 : 24;
const peopleCount = 5;

type Town = { world: World; eventId: string; organizerId: number; people: number[] };
type Act = { name: string; run: (town: Town) => Promise<unknown> };

const who = fc.nat({ max: peopleCount - 1 });
const act = (name: string, run: Act["run"]): Act => ({ name, run });
const paymentsOf = ({ world, people }: Town, person: number) =>
  world.db.select().from(payments).where(eq(payments.userId, people[person]!));
const openOf = async (town: Town, person: number, provider: string) =>
  (await paymentsOf(town, person)).filter((payment) => payment.provider === provider);

/** Everything that people, banks and time do to one event that sells tickets. */
const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(who, fc.integer({ min: 1, max: 3 }))
      .map(([person, quantity]) =>
        act(`${person} takes ${quantity}`, ({ world, people, eventId }) =>
          take(world, people[person]!, eventId, quantity),
        ),
      ),
  },
  {
    weight: 6,
    arbitrary: fc
      .tuple(who, fc.constantFrom("stripe" as const, "telegram" as const))
      .map(([person, provider]) =>
        act(`${person} begins by ${provider}`, ({ world, people, eventId }) =>
          startPayment(world.as(people[person]!), { eventId, provider }),
        ),
      ),
  },
  {
    weight: 5,
    arbitrary: who.map((person) =>
      act(`${person} pays each page`, async (town) => {
        for (const { id } of await openOf(town, person, "stripe")) town.world.bank.pay(id);
      }),
    ),
  },
  {
    weight: 5,
    arbitrary: fc.tuple(who, fc.integer({ min: 1, max: 3 })).map(([person, times]) =>
      act(`Stripe tells of ${person}'s, ${times} times`, async (town) => {
        for (const { id } of await openOf(town, person, "stripe"))
          if (town.world.bank.pageOf(id)?.state.state === "paid")
            await Promise.all(Array.from({ length: times }, () => report(town.world, id)));
      }),
    ),
  },
  {
    weight: 5,
    arbitrary: fc.tuple(who, fc.boolean()).map(([person, asks]) =>
      act(`${person} pays in Telegram ${asks ? "" : "without being asked"}`, async (town) => {
        const { world, people } = town;
        for (const { id, amountMinor, status } of await openOf(town, person, "telegram")) {
          if (status === "completed" || status === "review") continue;
          if (asks)
            await approvePayment(world.as(people[person]!), { paymentId: id, amountMinor, currency: "EUR" });
          const providerPaymentId = world.bank.charge(amountMinor, "EUR");
          const money = { paymentId: id, amountMinor, currency: "EUR", providerPaymentId };
          await Promise.all([applyPayment(world.system, money), applyPayment(world.system, money)]);
        }
      }),
    ),
  },
  {
    // Rare as a chain of chances, and where money goes astray: two ways at once, and an invoice of seats given up.
    weight: 4,
    arbitrary: fc.tuple(who, fc.boolean(), fc.boolean()).map(([person, isTwice, comesBack]) =>
      act(
        `${person} pays ${isTwice ? "both ways" : "an invoice of before"}`,
        async ({ world, people, eventId }) => {
          const userId = people[person]!;
          const begin = (provider: "stripe" | "telegram") =>
            startPayment(world.as(userId), { eventId, provider });
          await take(world, userId, eventId, 1).catch(onlyRefusals);
          const { id, amountMinor } = await begin("telegram");
          const page = isTwice ? await begin("stripe") : undefined;
          if (page) world.bank.pay(page.id);
          else await cancelRsvp(world.as(userId), { eventId, userId });
          if (!page && comesBack) await take(world, userId, eventId, 1);
          const providerPaymentId = world.bank.charge(amountMinor, "EUR");
          await applyPayment(world.system, {
            paymentId: id,
            amountMinor,
            currency: "EUR",
            providerPaymentId,
          });
          if (page) await report(world, page.id);
        },
      ),
    ),
  },
  {
    // As rare: money for seats that are all somebody else's by now.
    weight: 6,
    arbitrary: fc
      .tuple(who, who, fc.integer({ min: 1, max: 2 }), fc.boolean())
      .map(([late, quick, quantity, isFreed]) =>
        act(`${late} pays for ${quantity} that ${quick} ${isFreed ? "had" : "has"}`, async (town) => {
          const { world, people, eventId } = town;
          const begin = async (userId: number, seats: number) => {
            await take(world, userId, eventId, seats);
            return startPayment(world.as(userId), { eventId, provider: "telegram" });
          };
          const pay = ({ id, amountMinor }: { id: string; amountMinor: number }) =>
            applyPayment(world.system, {
              paymentId: id,
              amountMinor,
              currency: "EUR",
              providerPaymentId: world.bank.charge(amountMinor, "EUR"),
            });
          const invoice = await begin(people[late]!, quantity);
          world.clock.forward({ minutes: 16 });
          await world.drain();
          const left = seatsLeft(await getEvent(world.system, eventId));
          if (left > 0 && quick !== late) await begin(people[quick]!, left).then(pay, onlyRefusals);
          await pay(invoice);
          if (isFreed) await cancelRsvp(world.as(people[quick]!), { eventId, userId: people[quick]! });
        }),
      ),
  },
  {
    weight: 2,
    arbitrary: who.map((person) =>
      act(`${person}'s card is declined`, async (town) => {
        for (const { id } of await paymentsOf(town, person))
          await failPayment(town.world.system, { paymentId: id, attemptId: "evt", code: null });
      }),
    ),
  },
  {
    weight: 4,
    arbitrary: who.map((person) =>
      act(`${person} gives up`, ({ world, people, eventId }) =>
        cancelRsvp(world.as(people[person]!), { eventId, userId: people[person]! }),
      ),
    ),
  },
  {
    weight: 2,
    arbitrary: who.map((person) =>
      act(`the organizer sends ${person}'s money back`, async (town) => {
        for (const { id } of await paymentsOf(town, person))
          await refundPayment(town.world.as(town.organizerId), { paymentId: id });
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: who.map((person) =>
      act(`Stripe sends ${person}'s money back`, async (town) => {
        const { world } = town;
        for (const { id, providerPaymentId } of await paymentsOf(town, person)) {
          const charge = providerPaymentId && world.bank.charges.get(providerPaymentId);
          if (!charge || charge.refundedMinor === charge.amountMinor) continue;
          world.bank.refundAtProvider(providerPaymentId, charge.amountMinor - charge.refundedMinor);
          await bookRefunds(world.system, id, charge.refunds);
        }
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .integer({ min: 1, max: 8 })
      .map((capacity) =>
        act(`there are ${capacity} seats`, ({ world, organizerId, eventId }) =>
          changeEvent(world.as(organizerId), { eventId, changes: { capacity } }),
        ),
      ),
  },
  {
    weight: 4,
    arbitrary: fc
      .integer({ min: 1, max: 60 })
      .map((minutes) =>
        act(`${minutes} minutes pass`, async ({ world }) => world.clock.forward({ minutes })),
      ),
  },
  { weight: 4, arbitrary: fc.constant(act("the background looks", ({ world }) => world.drain())) },
  {
    weight: 1,
    arbitrary: fc.boolean().map((isAway) =>
      act(`the bank is ${isAway ? "away" : "back"}`, async ({ world }) => {
        world.bank.isAway = isAway;
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant(
      act("the event is cancelled", ({ world, organizerId, eventId }) =>
        cancelEvent(world.as(organizerId), { eventId, note: null }),
      ),
    ),
  },
);

/** Forward only: where a payment may come to from where it was. */
const next: Record<string, string[]> = {
  open: ["open", "closing", "closed", "completed", "review"],
  closing: ["closing", "closed", "completed", "review"],
  closed: ["closed", "completed", "review"],
  completed: ["completed"],
  review: ["review"],
};

async function checkNow({ world, eventId, people }: Town, before: Map<string, string>) {
  expect(wrongsOf(await recount(world.db, eventId))).toEqual([]);
  for (const payment of await world.db.select().from(payments)) {
    const was = before.get(payment.id) ?? "open";
    expect(next[was], `${was} became ${payment.status}`).toContain(payment.status);
    before.set(payment.id, payment.status);
    expect(payment.refundedMinor).toBeLessThanOrEqual(payment.amountMinor);
  }
  for (const person of people) {
    const own = await ticketsFor(world, eventId, person);
    const seated = own.filter(({ status }) => status === "active");
    // Nobody sits for nothing: each seat is paid by exactly one payment that was not sent back.
    const paid = await world.db.execute<{ paying: number }>(sql`
      select count(payment.payment_id)::int as paying from tickets ticket
      left join payment_lines line using (ticket_id)
      left join payments payment on payment.payment_id = line.payment_id and payment.status = 'completed'
        and payment.late is distinct from 'returned' and payment.late is distinct from 'duplicate'
      where ticket.user_id = ${person} and ticket.event_id = ${eventId} and ticket.status = 'active' group by ticket.ticket_id`);
    expect([...paid].map(({ paying }) => paying)).toEqual(seated.map(() => 1));
  }
  await checkLate(world);
}

/**
 * Late money is never both: what has its seats is not on its way back for want of them, and what waits until the event
 * starts is whole, and its payer waits for as many seats as it paid.
 */
async function checkLate({ db, clock }: World) {
  const wrong = await db.execute(sql`
    select payment.payment_id, payment.late, waiting.status, waiting.party_size, refund.next_try_at
    from refunds refund join payments payment using (payment_id) join rsvps waiting using (rsvp_id)
      join events event on event.event_id = payment.event_id
    where refund.reason = 'late' and refund.status <> 'failed' and (payment.late = 'seated'
      or refund.status = 'queued' and refund.attempts = 0 and refund.next_try_at > ${clock.now.toISOString()}
        and (payment.late, payment.refunded_minor, refund.amount_minor, waiting.status, refund.next_try_at, waiting.party_size)
          is distinct from ('returned'::late_payment, 0, payment.amount_minor, 'waitlisted'::rsvp_status, event.start_datetime, (
            select count(*) from payment_lines line join tickets ticket using (ticket_id)
            where line.payment_id = payment.payment_id and ticket.status = 'cancelled')))`);
  expect([...wrong]).toEqual([]);
}

/** Once all have been heard and the bank answers, whoever paid sits, waits with it, or has it back; none waits once it has begun. */
async function checkAtLast(town: Town) {
  const { world, eventId, organizerId } = town;
  world.bank.isAway = false;
  for (let round = 0; round < 6; round++) await look(town, { minutes: 45 });
  const event = await getEvent(world.system, eventId);
  const kept = (await listPayments(world.as(organizerId), event, { limit: 100 })).filter(
    ({ isKept }) => isKept,
  );
  const waiting = await Promise.all(town.people.map((person) => standingOf(world.system, eventId, person)));
  expect(waiting.filter((standing) => standing.status === "waitlisted" && standing.kept)).toHaveLength(
    kept.length,
  );
  await checkBooks(
    town,
    kept.map(({ id }) => id),
  );
  await look(town, { days: 3 });
  await checkBooks(town, []);
}

async function look({ world }: Town, later: { minutes: number } | { days: number }) {
  world.clock.forward(later);
  await checkPayments(world.system);
  await checkRefunds(world.system);
  await world.drain();
}

/** The books are the bank's, and all late money that bought no seat is back, but for what is `kept`. */
async function checkBooks(town: Town, kept: string[]) {
  const { world } = town;
  const all = await world.db.select().from(payments);
  const booked = await world.db.execute<{ minor: number }>(
    sql`select coalesce(sum(amount_minor), 0)::float8 as minor from ledger_entries`,
  );
  expect(booked[0]!.minor).toBe(world.bank.balance());
  expect(new Set(all.flatMap(({ providerPaymentId }) => providerPaymentId ?? []))).toEqual(
    new Set(world.bank.charges.keys()),
  );
  // Stripe's own list, walked as every night, finds nothing that differs.
  await reconcileAll(world.system);
  await world.drain();
  const told = world.messenger.letters.filter(
    (letter) =>
      letter.kind === "operator.alert" || (letter.kind === "payment.alert" && letter.problem === "books"),
  );
  expect(told).toEqual([]);
  for (const payment of all.filter(({ paidAt }) => paidAt !== null)) {
    const charge = world.bank.charges.get(payment.providerPaymentId!)!;
    expect([payment.amountMinor, payment.refundedMinor]).toEqual([charge.amountMinor, charge.refundedMinor]);
    // What bought no seat is back whole; what did is no longer waiting for it.
    const isSeated = payment.late === null || payment.late === "seated";
    if (!isSeated)
      expect(payment.refundedMinor, payment.late ?? "").toBe(
        kept.includes(payment.id) ? 0 : payment.amountMinor,
      );
    else
      expect((await ticketsOf(world.system, payment.id)).map(({ status }) => status)).not.toContain("held");
  }
  if ((await getEvent(world.system, town.eventId)).status === "cancelled")
    expect(world.bank.balance()).toBe(0);
  // A refund of ours is refused only where Stripe's own desk was faster, and then nobody is alarmed.
  const refused = await world.db.select().from(refunds).where(eq(refunds.status, "failed"));
  const stillOwed = all.filter(({ amountMinor, refundedMinor }) => refundedMinor < amountMinor);
  expect(refused.filter(({ paymentId }) => stillOwed.some(({ id }) => id === paymentId))).toEqual([]);
  expect(
    world.messenger.letters.filter(
      (letter) => letter.kind === "payment.alert" && letter.problem === "refund_failed",
    ),
  ).toEqual([]);
  const pending = await world.db.select().from(rsvps).where(eq(rsvps.status, "pending"));
  expect(pending.filter(({ eventId }) => eventId !== town.eventId)).toEqual([]);
  for (const person of town.people) {
    const told = world.told(person).filter(({ kind }) => kind === "payment.completed");
    const ids = told.map((letter) => "payment" in letter && letter.payment.id);
    expect(new Set(ids).size).toBe(ids.length);
  }
}

test("whatever people, banks and time do: seats fit, every seat is paid once, and the books are the bank's", {
  timeout: isLong ? 3_600_000 : 480_000,
}, async ({ world }) => {
  await fc.assert(
    fc
      .asyncProperty(fc.array(acts, { minLength: 5, maxLength: 40 }), async (story) => {
        world.bank.isAway = false;
        world.bank.pages.clear();
        world.bank.charges.clear();
        world.messenger.letters.length = 0;
        world.settings.adminIds.length = 0;
        await world.admin();
        const event = await sale(world, {
          capacity: 4,
          startsIn: { days: 3 },
          refundPolicy: [
            { hoursBefore: 71, percent: 100 },
            { hoursBefore: 24, percent: 50 },
          ],
        });
        const people = await world.people(peopleCount);
        const town: Town = { world, eventId: event.id, organizerId: event.organizerId, people };
        const statuses = new Map<string, string>();
        for (const { run } of story) {
          await run(town).catch(onlyRefusals);
          await checkNow(town, statuses);
        }
        await checkAtLast(town);
      })
      .afterEach(() => emptyDatabase()),
    { numRuns: runs, endOnFailure: !isLong },
  );
});

/** The bank may be away, and people may be told no. */
function onlyRefusals(error: unknown) {
  if (error instanceof Refusal || (error instanceof Error && error.message === "The bank cannot be reached"))
    return;
  throw error;
}
