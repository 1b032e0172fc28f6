import { stripe as stripeAccount } from "@/sandbox/environment";
import { createDice } from "./dice";
import { createPostOffice, type PostOffice } from "./post-office";
import { createSurroundings } from "./surroundings";

export type MoneyTown = Awaited<ReturnType<typeof createMoneyTown>>;

/** Surroundings where Stripe's events go through a post office that loses, repeats and mixes up. */
export async function createMoneyTown(seed: number) {
  let office: PostOffice | undefined;
  const town = await createSurroundings(({ now }) => {
    office = createPostOffice({ dice: createDice(seed + 1), secret: stripeAccount.webhookSecret, now });
    return office;
  });
  const atStripe = async <Done>(act: object): Promise<Done | undefined> => {
    const response = await fetch(`${town.url}/control/stripe`, { method: "POST", body: JSON.stringify(act) });
    const { object } = (await response.json()) as { object?: Done };
    return object;
  };
  return { ...town, office: office!, atStripe };
}
