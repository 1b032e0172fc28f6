import { authorize } from "../access";
import { type Context, transact, type UserActor } from "../context";
import { announce } from "../facts";

/** An administrator has looked at a report and does nothing about it, which is noted. Throws `not_admin`. */
export async function dismissReport(ctx: Context<UserActor>, eventId: string) {
  await transact(ctx, async (tx) => {
    authorize(tx, "report.dismiss", {});
    await announce(tx, "report/dismissed", { eventId, adminId: tx.actor.userId });
  });
}
