import { count, eq } from "drizzle-orm";
import { eventReports as reports } from "@/db/schema/events";
import { authorize } from "../access";
import type { Context } from "../context";
import { getUser } from "../users/queries";
import type { User } from "../users/schema";
import { getEvent } from "./queries";
import type { EventDetails } from "./schema";

/** An event with who organizes it, as administrators decide about both. */
export type Moderated = { event: EventDetails; host: User; reports: number };

/** Throws `not_admin`, `not_found`. */
export async function seeModerated(ctx: Context, eventId: string): Promise<Moderated> {
  authorize(ctx, "event.suspend", {});
  const event = await getEvent(ctx, eventId);
  const [host, [reported]] = await Promise.all([
    getUser(ctx, event.organizerId),
    ctx.db.select({ count: count() }).from(reports).where(eq(reports.eventId, eventId)),
  ]);
  return { event, host, reports: reported!.count };
}
