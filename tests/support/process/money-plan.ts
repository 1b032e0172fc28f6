import type { Dice } from "./dice";

/** What becomes of an order, as often as the number says. `at Stripe`: at its dashboard. */
const weights = {
  pays: 50,
  "is declined, then pays": 10,
  "leaves the page": 9,
  "gives up, then pays if the page lets them": 4,
  "gives the seats back": 5,
  "gets a part back": 4,
  "gets one ticket back": 4,
  "gets all back": 3,
  "gets all back, but the bank fails": 2,
  "gets a part back at Stripe": 3,
  "gets all back at Stripe": 3,
  "disputes, and wins": 1,
  "disputes, and loses": 1,
  "disputes, undecided": 1,
};
export type Story = keyof typeof weights;

export type Sale = { id: string; organizer: number; ticketTypeId: string };
export type Buyer = {
  id: number;
  sale: Sale;
  quantity: number;
  story: Story;
  /** What follows the payment at Stripe follows at once, most likely before we know of the payment. */
  atOnce: boolean;
};

/** Who buys what, and what becomes of it. */
export const planOf = (people: number[], sales: Sale[], dice: Dice): Buyer[] =>
  people.map((id, place) => ({
    id,
    sale: sales[place % sales.length]!,
    quantity: dice.within(1, 3),
    story: dice.weigh(weights),
    atOnce: dice.isOneIn(2),
  }));

/** So many of the seats that were bought are somebody's in the end. */
export function seatsKept({ quantity, story }: Buyer, charge: Kept | undefined): number {
  if (!charge || charge.disputed || charge.amount_refunded === charge.amount) return 0;
  if (story === "gives the seats back" || story === "gets all back, but the bank fails") return 0;
  return story === "gets one ticket back" ? quantity - 1 : quantity;
}
type Kept = { disputed: boolean; amount: number; amount_refunded: number };
