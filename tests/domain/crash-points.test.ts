import { eq, sql } from "drizzle-orm";
import Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createBot } from "@/bot/bot";
import { payments } from "@/db/schema/payments";
import type { Context, SystemActor, UserActor } from "@/domain/context";
import type { EventDetails } from "@/domain/events/schema";
import { checkPayments, checkRefunds } from "@/domain/payments/check";
import { connectAccount, seeAccount } from "@/domain/payments/connect";
import { linkInvoice } from "@/domain/payments/link-invoice";
import { findAccount, findPayment } from "@/domain/payments/queries";
import { receiveWebhook } from "@/domain/payments/receive";
import { refundPayment } from "@/domain/payments/refund";
import { startPayment } from "@/domain/payments/start";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { readStripeEvent } from "@/gateways/stripe-events";
import { drain } from "@/tests/support/drain";
import { db, emptyDatabase } from "../support/database";
import { createMortals, type Point, type Process } from "../support/mortal";
import { reconcileAll } from "../support/nightly";
import { createProviders, type Providers } from "../support/providers";
import { sale, take } from "../support/sales";
import { stripeKeys } from "../support/stub-server";
import { createWorld, type World } from "../support/world";

let world: World;
let providers: Providers;

beforeAll(async () => {
  await emptyDatabase();
  world = createWorld();
  providers = await createProviders(world);
});
afterAll(() => providers.close());

/** One play of a story: its own event and buyer, in the process of this moment. */
type Play = {
  event: EventDetails;
  buyer: number;
  as(userId: number): Context<UserActor>;
  system: Context<SystemActor>;
  /** The bot of this process hears of something. */
  tell(update: object): Promise<void>;
};
/** What somebody does, or the background, or time. Whoever is cut off tries again, unless they do it once. */
type Step = ((play: Play) => Promise<unknown>) & { isOnce?: boolean; everyMinutes?: number };
type Story = {
  /** What has happened before, and nobody died over it. */
  before?: Step[];
  steps: Step[];
  sells?: Parameters<typeof sale>[1];
  seller?: World["settings"]["seller"];
};

const once = (step: Step): Step => Object.assign((play: Play) => step(play), { isOnce: true });
const later =
  (minutes: number): Step =>
  async () =>
    world.clock.forward({ minutes });
const background: Step = async ({ system }) => {
  await drain(system);
};
const sweep: Step = Object.assign(
  async ({ system }: Play) => {
    await checkPayments(system);
    await checkRefunds(system);
    await drain(system);
  },
  { everyMinutes: 5 },
);
const paymentOf = async ({ buyer }: Play) =>
  (await db.select().from(payments).where(eq(payments.userId, buyer)).orderBy(sql`created_at desc`))[0]!;

const holds: Step = ({ event, buyer }) => take(world, buyer, event.id);
const begins: Step = ({ event, buyer, as }) =>
  startPayment(as(buyer), { eventId: event.id, provider: "stripe" });
const pays: Step = async (play) => {
  const { sessionId } = await paymentOf(play);
  await providers.act({ do: "pay", session: sessionId });
};
const chargeOf = async (play: Play) => {
  const { charges } = await providers.state();
  const { providerPaymentId } = await paymentOf(play);
  return charges.find((charge) => [charge.payment_intent, charge.id].includes(providerPaymentId!))!.id;
};
const unheardChargeOf = async ({ event }: Play) => {
  const { charges } = await providers.state();
  return charges.find(({ metadata }) => metadata.event_id === event.id)!.id;
};
const hears: Step = async ({ system }) => {
  for (const payload of providers.heard()) {
    const secret = stripeKeys.webhookSecret;
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret });
    const { id: providerEventId, ...told } = readStripeEvent(payload, signature, [secret])!;
    await receiveWebhook(system, { provider: "stripe", providerEventId, ...told });
  }
};
const hearsNothing: Step = async () => providers.heard();
const bought = [holds, begins, pays, hears, background];
const person = (id: number) => ({ id, is_bot: false, first_name: "Somebody", language_code: "en" });
const chat = (id: number) => ({ id, type: "private", first_name: "Somebody" });
let lastUpdate = 0;
/** A message, which Telegram brings again under the same number until it is answered. */
function message(content: (play: Play) => Promise<object> | object): Step {
  const ids = new Map<number, number>();
  return async (play) => {
    const id = ids.get(play.buyer) ?? ++lastUpdate;
    ids.set(play.buyer, id);
    const from = { from: person(play.buyer), chat: chat(play.buyer), message_id: id, date: 1 };
    await play.tell({ update_id: id, message: { ...from, ...(await content(play)) } });
  };
}
const stars = {
  location: null,
  onlineUrl: "https://meet.example/1",
  priceMinor: 250,
  currency: "XTR" as const,
};
const asksForInvoice = message(({ event }) => {
  const text = `/buy_ticket ${event.code}`;
  return { text, entities: [{ type: "bot_command", offset: 0, length: 11 }] };
});
const isAsked: Step = async (play) => {
  const { id, amountMinor, currency } = await paymentOf(play);
  const question = {
    id: `q${id}`,
    from: person(play.buyer),
    currency,
    total_amount: amountMinor,
    invoice_payload: id,
  };
  await play.tell({ update_id: ++lastUpdate, pre_checkout_query: question });
};
const paysInTelegram = message(async (play) => {
  const { id, amountMinor, currency } = await paymentOf(play);
  return {
    successful_payment: {
      currency,
      total_amount: amountMinor,
      invoice_payload: id,
      telegram_payment_charge_id: `t${id}`,
      provider_payment_charge_id: `p${id}`,
    },
  };
});

const stories: Record<string, Story> = {
  "a ticket is bought, and Stripe's word comes": { steps: bought },
  "a ticket is bought, and Stripe's word is lost": {
    steps: [holds, begins, pays, hearsNothing, later(6), sweep],
  },
  "somebody opens the page and never comes back": {
    steps: [holds, once(begins), hearsNothing, later(60), sweep, later(1), background],
  },
  "somebody opens the page and gives up": {
    steps: [
      holds,
      begins,
      ({ event, buyer, as }) => cancelRsvp(as(buyer), { eventId: event.id, userId: buyer }),
      background,
    ],
  },
  "the organizer sends a part back": {
    before: bought,
    steps: [
      async (play) =>
        refundPayment(play.as(play.event.organizerId), {
          paymentId: (await paymentOf(play)).id,
          amountMinor: 1500,
        }),
      background,
      hears,
      later(1),
      background,
      sweep,
    ],
  },
  "Stripe's own desk sends money back": {
    before: bought,
    steps: [
      async (play) => providers.act({ do: "refund", charge: await chargeOf(play), amount: 1500 }),
      hears,
      background,
    ],
  },
  "Stripe's own desk sends money back of which we have not heard": {
    before: [holds, begins, pays, hearsNothing],
    steps: [
      async (play) => providers.act({ do: "refund", charge: await unheardChargeOf(play) }),
      hears,
      background,
      later(6),
      sweep,
    ],
  },
  "every word of Stripe's is lost, and the books are compared": {
    before: [holds, begins, pays, hearsNothing, later(6), sweep],
    steps: [
      async (play) => providers.act({ do: "refund", charge: await chargeOf(play), amount: 1500 }),
      hearsNothing,
      later(20),
      ({ system }) => reconcileAll(system),
      background,
    ],
  },
  "every word of a dispute is lost, and the books are compared": {
    before: bought,
    steps: [
      async (play) => providers.act({ do: "dispute", charge: await chargeOf(play) }),
      hearsNothing,
      later(20),
      ({ system }) => reconcileAll(system),
      background,
    ],
  },
  "a bank disputes money of which we have not heard": {
    before: [holds, begins, pays, hearsNothing],
    steps: [
      async (play) => providers.act({ do: "dispute", charge: await unheardChargeOf(play) }),
      hears,
      background,
      later(6),
      sweep,
    ],
  },
  "an organizer connects an account and sells": {
    seller: "organizer",
    steps: [
      ({ event, as }) => connectAccount(as(event.organizerId)),
      async ({ event, system }) => {
        const account = await findAccount(system, event.organizerId);
        await providers.act({ do: "complete-onboarding", account: account!.accountId });
      },
      ({ event, as }) => seeAccount(as(event.organizerId)),
      ...bought,
    ],
  },
  "a ticket is bought in the Mini App with Telegram's invoice": {
    steps: [
      holds,
      ({ event, buyer, as }) => startPayment(as(buyer), { eventId: event.id, provider: "telegram" }),
      async (play) =>
        linkInvoice(play.as(play.buyer), (await findPayment(play.system, (await paymentOf(play)).id))!),
      isAsked,
      paysInTelegram,
      background,
    ],
  },
  "Stars are paid in the chat and sent back": {
    sells: stars,
    steps: [
      asksForInvoice,
      isAsked,
      paysInTelegram,
      async (play) =>
        refundPayment(play.as(play.event.organizerId), { paymentId: (await paymentOf(play)).id }),
      background,
      later(1),
      background,
    ],
  },
};

/** What of the Bot API is about money; a message that is sent twice is told in docs/reliability.md. */
const moneyMethods = ["sendInvoice", "createInvoiceLink", "answerPreCheckoutQuery", "refundStarPayment"];

async function play({ before = [], steps, sells, seller = "platform" }: Story, point?: Point) {
  world.settings.seller = "platform";
  const event = await sale(world, { capacity: 5, ...sells });
  const buyer = await world.person();
  world.settings.seller = seller;
  const mortals = createMortals(point);
  for (const step of before) await createMortals().live((process) => step(playIn(process, event, buyer)));
  for (const step of steps)
    while (!(await mortals.live((process) => step(playIn(process, event, buyer))))) {
      // What the dead one had in hand may be taken over after a minute.
      world.clock.forward({ minutes: step.everyMinutes ?? 1, seconds: 1 });
      if (step.isOnce) break;
    }
  return { calls: mortals.calls, end: await endOf(event, buyer) };
}

function playIn(process: Process, event: EventDetails, buyer: number): Play {
  const ports = {
    ...world.system.ports,
    stripe: process.port("stripe", providers.stripe),
    invoices: process.port("invoices", providers.invoices),
  };
  const now = process.clock(world.system.now);
  const as = (userId: number) => ({ ...world.as(userId), ports, now });
  return {
    event,
    buyer,
    as,
    system: { ...world.system, ports, now },
    async tell(update) {
      const failures: unknown[] = [];
      const bot = createBot({
        token: "1:AAE",
        botInfo: { id: 1, is_bot: true, first_name: "Bot", username: "event_bot" } as never,
        client: { apiRoot: providers.url },
        links: { botUsername: "event_bot", appUrl: "https://app.example" },
        contextFor: ({ userId }) => as(userId),
        report: (error) => String(failures.push(error)),
      });
      bot.api.config.use((ask, method, payload, signal) =>
        moneyMethods.includes(method)
          ? process.call(`telegram.${method}`, () => ask(method, payload, signal))
          : ask(method, payload, signal),
      );
      await bot.handleUpdate(update as never);
      // Asked once more, Telegram may say that it has the answer already.
      expect(failures.filter((error) => !String(error).includes("query is too old"))).toEqual([]);
    },
  };
}

/** All that a story leaves behind here and at the providers, but for ids and times. */
async function endOf(event: EventDetails, buyer: number) {
  const [ours] = await db.execute(sql`select
    (select jsonb_agg(jsonb_build_array(provider, status, amount_minor, refunded_minor, late) order by created_at)
      from payments where event_id = ${event.id} and status <> 'closed') as payments,
    (select jsonb_agg(status order by status) from tickets where event_id = ${event.id}) as tickets,
    (select jsonb_agg(status order by status) from rsvps where event_id = ${event.id}) as rsvps,
    (select current_attendees from events where event_id = ${event.id}) as seats,
    (select jsonb_agg(jsonb_build_array(kind, amount_minor, currency) order by sequence) from ledger_entries where event_id = ${event.id}) as ledger,
    (select jsonb_agg(jsonb_build_array(status, amount_minor, reason) order by refund_id) from refunds where event_id = ${event.id}) as refunds,
    (select jsonb_agg(jsonb_build_array(charges_enabled, details_submitted)) from stripe_accounts where user_id = ${event.organizerId}) as accounts`);
  const { sessions, charges, refunds, disputes } = await providers.state();
  const charged = charges.filter(({ metadata }) => metadata.event_id === event.id);
  const isHere = ({ charge }: { charge: string }) => charged.some(({ id }) => id === charge);
  const paymentIds = (await db.select().from(payments).where(eq(payments.eventId, event.id))).map(
    ({ id }) => id,
  );
  return {
    ours,
    letters: world.messenger.letters
      .filter(({ chatId }) => chatId === buyer || chatId === event.organizerId)
      .map(({ kind }) => kind)
      .sort(),
    stripe: {
      pages: sessions
        .filter(({ metadata, status }) => metadata.event_id === event.id && status !== "expired")
        .map(({ status, amount_total }) => [status, amount_total]),
      charges: charged.map(({ status, amount, amount_refunded }) => [status, amount, amount_refunded]),
      refunds: refunds.filter(isHere).map(({ status, amount }) => [status, amount]),
      disputes: disputes.filter(isHere).map(({ status, amount }) => [status, amount]),
    },
    telegram: [...new Set(providers.telegram.done)]
      .filter(
        (done) => moneyMethods.includes(done.split(" ")[0]!) && paymentIds.some((id) => done.includes(id)),
      )
      .map((done) => done.split(" ")[0]),
  };
}

const covered = new Set<string>();

describe("A process that dies at any call to a provider leaves what it would have left alive", () => {
  for (const [name, story] of Object.entries(stories))
    test(name, async () => {
      const alive = await play(story);
      for (const call of alive.calls) covered.add(call);
      expect(alive.calls.length).toBeGreaterThan(0);

      for (const [call, method] of alive.calls.entries())
        for (const when of ["before", "after"] as const) {
          const { end } = await play(story, { call, when });
          expect(end, `killed ${when} ${method}, call ${call}`).toEqual(alive.end);
        }
    });

  test("and no call to a provider is left out", () => {
    const methods = [
      ...Object.keys(providers.stripe).map((method) => `stripe.${method}`),
      ...Object.keys(providers.invoices).map((method) => `invoices.${method}`),
      "telegram.sendInvoice",
      "telegram.answerPreCheckoutQuery",
    ];
    expect(methods.filter((method) => !covered.has(method))).toEqual([]);
  });
});
