import { stripe as stripeAccount } from "@/sandbox/environment";
import { createStripe } from "@/sandbox/stripe/stripe";
import { createDice } from "./dice";
import { createPostOffice, type PostOffice, postOfficePath } from "./post-office";
import { createSurroundings } from "./surroundings";

export type MoneyTown = Awaited<ReturnType<typeof createMoneyTown>>;

/** Surroundings with Stripe, whose events go through a post office that loses, repeats and mixes up. */
export async function createMoneyTown(seed: number) {
  let office: PostOffice | undefined;
  const town = await createSurroundings(({ clock, calls, faults, publicUrl }) => {
    office = createPostOffice({
      dice: createDice(seed + 1),
      secret: stripeAccount.webhookSecret,
      now: clock.now,
    });
    const webhookUrl = `${publicUrl}${postOfficePath}`;
    return [office.standin, createStripe({ ...stripeAccount, clock, calls, faults, publicUrl, webhookUrl })];
  });
  const atStripe = async <Done>(act: object): Promise<Done | undefined> => {
    const response = await fetch(`${town.url}/control/stripe`, { method: "POST", body: JSON.stringify(act) });
    const { object } = (await response.json()) as { object?: Done };
    return object;
  };
  return { ...town, office: office!, atStripe };
}
