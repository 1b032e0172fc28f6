import { applyPayment } from "@/domain/payments/apply";
import { cancelRsvp } from "@/domain/rsvps/cancel";
import { standingOf } from "@/domain/rsvps/queries";
import { checkout, payAtStripe, paymentOf, sale, take, type World } from "./sales";

type Sale = Parameters<typeof sale>[1];

/** An event whose seats are all sold, and the money for `late` parties, who held them before, comes now. */
export async function soldOut(world: World, { late = [1], ...event }: Sale & { late?: number[] } = {}) {
  const seats = Math.max(...late);
  const shown = await sale(world, { capacity: seats, startsIn: { days: 3 }, ...event });
  const quick = await world.people(seats);
  const payers = [];
  for (const quantity of late) {
    const userId = await world.person();
    const { id } = await checkout(world, userId, shown.id, { provider: "telegram", quantity });
    payers.push({ userId, paymentId: id });
    world.clock.forward({ hours: 1 });
    await world.drain();
  }
  for (const buyer of quick) await payAtStripe(world, (await checkout(world, buyer, shown.id)).id);
  await world.drain();
  const outcomes = [];
  for (const { paymentId } of payers) outcomes.push(await payInTelegram(world, paymentId));
  await world.drain();

  const [payer] = payers;
  return {
    event: shown,
    outcomes,
    payers,
    payer: payer!.userId,
    paymentId: payer!.paymentId,
    quick,
    /** Those who sat give their seat back. */
    leaves: (userId: number) => cancelRsvp(world.as(userId), { eventId: shown.id, userId }),
    /** Somebody waits for a seat who has paid nothing. */
    async joins() {
      const userId = await world.person();
      await take(world, userId, shown.id);
      return userId;
    },
    standing: (userId: number) => standingOf(world.system, shown.id, userId),
  };
}

/** Telegram says that an invoice was paid, whatever became of its seats. */
export async function payInTelegram(world: World, paymentId: string) {
  const { amountMinor, currency } = await paymentOf(world, paymentId);
  const providerPaymentId = world.bank.charge(amountMinor, currency);
  return applyPayment(world.system, { paymentId, amountMinor, currency, providerPaymentId });
}
