import { eq } from "drizzle-orm";
import { drafts } from "@/db/schema/drafts";
import type { Context } from "../context";

/** Telegram's apps cut a text after 4,096 characters, Android's up to 300 before that, at a space; no answer may be so long. */
const cutFrom = 3_790;
/** The parts are sent at once, and dated to the second. */
const withinMs = 2_000;

type Said = { draftId: string; text: string; sentAt: Date };

/**
 * All that a person has said in one go: a text that follows one which Telegram's app has cut is its rest, and no answer
 * of its own. Telegram brings the updates of one chat one after the other.
 */
export async function joinCutText(ctx: Context, { draftId, text, sentAt }: Said): Promise<string> {
  const [before] = await ctx.db
    .select({ text: drafts.cutText, at: drafts.cutAt })
    .from(drafts)
    .where(eq(drafts.id, draftId));
  const isRest = before?.at && Math.abs(sentAt.getTime() - before.at.getTime()) <= withinMs;
  const whole = isRest ? before.text + text : text;
  if (whole.length >= cutFrom)
    await ctx.db.update(drafts).set({ cutText: whole, cutAt: sentAt }).where(eq(drafts.id, draftId));
  return whole;
}
