import { and, desc, eq, gt, ne } from "drizzle-orm";
import { events } from "@/db/schema/events";
import { ticketTypes } from "@/db/schema/tickets";
import type { Context } from "../context";
import type { EventDetails } from "../events/schema";
import { type Currency, isCurrency } from "../money";
import { currencyOfZone } from "../zone-currencies";
import { isSoldInStars } from "./rules";
import type { Answers } from "./schema";

type Asked = { userId: number; answers: Answers; event: EventDetails | null; timeZone: string };

/** What prices of a draft are in: Stars for what is online only; else as they are, as the organizer's last ones were, or as people pay in the zone. */
export async function readCurrency(
  ctx: Context,
  { userId, answers, event, timeZone }: Asked,
): Promise<Currency> {
  if (isSoldInStars(answers)) return "XTR";
  const known = [answers.currency, event?.price?.currency].find((code) => code && code !== "XTR");
  const code = known ?? (await findLastCurrency(ctx, userId)) ?? currencyOfZone(timeZone);
  return isCurrency(code) ? code : "USD";
}

async function findLastCurrency(ctx: Context, organizerId: number): Promise<string | undefined> {
  const [last] = await ctx.db
    .select({ currency: ticketTypes.currency })
    .from(ticketTypes)
    .innerJoin(events, eq(events.id, ticketTypes.eventId))
    .where(
      and(
        eq(events.organizerId, organizerId),
        gt(ticketTypes.priceMinor, 0),
        ne(ticketTypes.currency, "XTR"),
      ),
    )
    .orderBy(desc(events.createdAt))
    .limit(1);
  return last?.currency;
}
