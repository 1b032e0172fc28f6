import { type Server, unixTime } from "../server";
import { personJson } from "../views/users";
import type { World } from "../world/model";
import { stars } from "./currencies";
import type { Payment } from "./model";

/** What everybody begins with. */
const firstBalance = 5_000;

export function balanceOf({ till }: World, personId: number): number {
  return till.stars[personId] ?? firstBalance;
}

/** Gives Stars to a person, or takes them when negative. */
export function addStars(world: World, personId: number, count: number) {
  world.till.stars[personId] = balanceOf(world, personId) + count;
}

/** Notes that the bot got a payment's Stars, or gave them back. */
export function moveStars(server: Server, { chargeId, personId, amount }: Payment, isRefund: boolean) {
  addStars(server.world, personId, isRefund ? amount : -amount);
  server.world.till.starMoves.push({ chargeId, isRefund, date: unixTime(server) });
}

/** What the bot has earned and not given back. */
export function botBalance({ till }: World): number {
  const signed = till.starMoves.map(({ chargeId, isRefund }) => {
    const { amount } = till.payments[chargeId]!;
    return isRefund ? -amount : amount;
  });
  return signed.reduce((sum, amount) => sum + amount, 0);
}

/** A refund has the id of the payment, as in Telegram: they differ by who gave and who got. */
export function transactionsJson({ world }: Server, offset: number, limit: number) {
  return world.till.starMoves.slice(offset, offset + limit).map(({ chargeId, isRefund, date }) => {
    const { personId, amount, payload } = world.till.payments[chargeId]!;
    const person = world.people.get(personId);
    const partner = {
      type: "user",
      transaction_type: "invoice_payment",
      ...(person ? { user: personJson(person) } : {}),
      invoice_payload: payload,
    };
    return { id: chargeId, date, amount, ...(isRefund ? { receiver: partner } : { source: partner }) };
  });
}

export const isInStars = ({ currency }: { currency: string }) => currency === stars;
