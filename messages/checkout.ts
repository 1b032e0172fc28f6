import { type FormattedString, fmt } from "@grammyjs/parse-mode";
import type { PaymentMethod } from "@/domain/context";
import type { EventDetails } from "@/domain/events/schema";
import { feesIn } from "@/domain/fees/rules";
import type { Buttons } from "./buttons";
import type { Button, Catalog, HeldSeats, Message, Reading } from "./catalog";
import { b, clock, cut, lines, paragraphs, relative, when } from "./entities";
import type { eventLinesIn } from "./event-lines";
import { canJoin } from "./event-state";
import { formatAmount, formatClockThere, formatDate } from "./format";
import { primary, row, rows, tap } from "./keyboard";

/** What is said on the way from a ticket to its payment. */
export type CheckoutWords = {
  whichTicket: (title: FormattedString) => FormattedString;
  soldOut: (name: string) => string;
  codeApplied: (code: string) => string;
  purchase: (title: FormattedString) => FormattedString;
  price: string;
  /** "incl. €1.50 Service fee" */
  including: (amount: string, name: string) => string;
  event: string;
  held: (seats: number, until: FormattedString, relative: FormattedString) => FormattedString;
  howToPay: string;
  invoiceHeld: (seats: number, until: string) => string;
  pleaseComplete: string;
  date: string;
  completeInTelegram: string;
  completeViaStripe: string;
  securely: string;
  payNow: string;
  payInStars: (amount: string) => string;
  waiting: (price: string) => string;
  arrived: (price: string) => string;
  freeAgain: (title: FormattedString) => FormattedString;
};

/** Telegram's limit for what an invoice says below its title. */
const DESCRIPTION = 255;
const NAME = 40;
const KINDS = 40;
const FEE = 20;

type Checkout = Pick<
  Catalog["payments"],
  "type" | "choose" | "invoice" | "stripe" | "waiting" | "arrived" | "cancelled"
>;

/** Buying: which ticket, how to pay, and what comes of it. */
export function checkoutIn(
  words: CheckoutWords,
  event: ReturnType<typeof eventLinesIn>,
  button: Buttons,
): Checkout {
  const ways: Record<PaymentMethod, (event: EventDetails) => Button> = {
    telegram: (shown) => button.payInTelegram(shown),
    stars: (shown) => button.payWithStars(shown),
    stripe: (shown) => button.payViaStripe(shown),
  };
  const priceOf = (r: Reading, held: HeldSeats) =>
    [totalOf(r, held), feeOf(r, held)].filter((part) => part !== undefined).join(" ");
  const feeOf = ({ language }: Reading, { event: { taxAndFees }, seats }: HeldSeats) => {
    const minor = feesIn(
      seats.map(({ priceMinor }) => priceMinor),
      taxAndFees.fee,
    );
    if (taxAndFees.fee === null || minor === 0) return undefined;
    const amount = formatAmount(minor, currencyOf(seats), language);
    return `(${words.including(amount, cut(taxAndFees.fee.name, FEE))})`;
  };
  const heldLine = (r: Reading, { event: shown, seats }: HeldSeats) => {
    const until = holdEnd(r, { seats });
    return fmt`⏳ ${words.held(seats.length, clock(r, until, shown.timeZone), relative(r, until))}`;
  };

  return {
    type: (r, shown, { types, promoCode }) => ({
      text: lines(
        fmt`🎟️ ${words.whichTicket(b(shown.title))}`,
        ...types.filter(({ left }) => left === 0).map(({ name }) => words.soldOut(name)),
        promoCode ? words.codeApplied(promoCode) : null,
      ),
      buttons: types
        .filter(({ left }) => left !== 0)
        .map(({ id, name, priceMinor, currency }) => [
          tap(
            `${cut(name, NAME)}, ${event.price(r, { minor: priceMinor, currency })}`,
            "buy.type",
            shown.id,
            `${id.slice(-5)}${promoCode ?? ""}`,
          ),
        ]),
    }),

    choose: (r, held): Message => {
      const [first, ...others] = held.methods.map((method) => ways[method](held.event));
      return {
        text: paragraphs(
          lines(
            fmt`🎟️ ${words.purchase(b(held.event.title))}`,
            `💰 ${words.price}: ${priceOf(r, held)}, ${listed(held.seats)}`,
            heldLine(r, held),
          ),
          words.howToPay,
        ),
        buttons: rows(
          row(first !== undefined && primary(first), ...others),
          row(
            canJoin(held.event, r.now) && button.oneMoreTicket(held.event),
            button.cancelPayment(held.event),
          ),
        ),
      };
    },

    invoice: (r, held, provider) => {
      const { event: shown, seats, methods } = held;
      const total = totalOf(r, held);
      const until = formatClockThere(holdEnd(r, held), shown.timeZone, r.language);
      const rest = [
        `${words.date}: ${formatDate(shown.startsAt, shown.timeZone, r.language)}`,
        `${words.price}: ${priceOf(r, held)}, ${cut(listed(seats), KINDS)}`,
        `⏳ ${words.invoiceHeld(seats.length, until)}`,
      ].join("\n");
      const head = `💳 ${words.pleaseComplete}\n${words.event}: `;
      const title = cut(shown.title, DESCRIPTION - head.length - "\n".length - rest.length);
      return {
        description: `${head}${title}\n${rest}`,
        buttons: [
          [{ label: provider === "stars" ? words.payInStars(total) : words.completeInTelegram, pay: true }],
          row(methods.includes("stripe") && button.payViaStripe(shown), button.cancelPayment(shown)),
        ],
      };
    },

    stripe: (r, held, url) => ({
      text: paragraphs(
        lines(
          `🔗 ${words.completeViaStripe}`,
          fmt`${words.event}: ${b(held.event.title)}`,
          fmt`${words.date}: ${when(r, held.event)}`,
          `${words.price}: ${priceOf(r, held)}, ${listed(held.seats)}`,
          heldLine(r, held),
        ),
        words.securely,
      ),
      buttons: [
        [primary({ label: words.payNow, url })],
        row(
          held.methods.includes("telegram") && button.payInTelegram(held.event),
          button.cancelPayment(held.event),
        ),
      ],
    }),

    waiting: ({ language }, { id, amountMinor, currency }) => ({
      text: fmt`⏳ ${words.waiting(formatAmount(amountMinor, currency, language))}`,
      buttons: [[button.checkNow({ id })]],
    }),

    arrived: ({ language }, { amountMinor, currency }) => ({
      text: fmt`⏳ ${words.arrived(formatAmount(amountMinor, currency, language))}`,
      buttons: [[button.paymentHelp()]],
    }),

    cancelled: (r, shown) => ({
      text: fmt`❌ ${words.freeAgain(b(shown.title))}`,
      buttons: [row(canJoin(shown, r.now) && button.startAgain(shown), button.findEvents())],
    }),
  };
}

const holdEnd = ({ now }: Reading, { seats }: Pick<HeldSeats, "seats">) => seats[0]?.holdExpiresAt ?? now;

const currencyOf = ([first]: HeldSeats["seats"]) => first?.currency ?? "USD";

const totalOf = ({ language }: Reading, { seats }: HeldSeats) =>
  formatAmount(
    seats.reduce((sum, { priceMinor }) => sum + priceMinor, 0),
    currencyOf(seats),
    language,
  );

/** "2 × General, 1 × Supporter" */
function listed(seats: HeldSeats["seats"]): string {
  const counts = new Map<string, number>();
  for (const { name } of seats) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => `${count} × ${name}`).join(", ");
}
