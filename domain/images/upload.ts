import { createHash } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { images } from "@/db/schema/images";
import { type Context, transact, type UserActor } from "../context";
import { Refusal } from "../errors";
import { day, nextRowAt, rates, spend } from "../limits";
import { keepFiles } from "./keep-files";
import { findImage } from "./queries";
import type { Crop, Image } from "./schema";

/** Pictures of one person that no event shows, within the time that a draft is kept. */
const unused = { limit: 100, windowMs: 30 * day };

/**
 * Takes a picture in: draws the wanted part anew and keeps it under the hash of what was drawn, so that the
 * same picture is kept once. Throws `not_an_image`, and `rate_limited` after twenty in an hour, sixty in a day, or a
 * hundred that no event shows.
 */
export async function uploadImage(ctx: Context<UserActor>, bytes: Uint8Array, crop?: Crop): Promise<Image> {
  const { userId } = ctx.actor;
  await refuseHoarding(ctx);
  await spend(ctx, `image:${userId}`, rates.upload);
  await spend(ctx, `images.day:${userId}`, rates.uploadsADay);
  const drawn = await ctx.ports.pictures.draw(bytes, crop);
  const hash = createHash("sha256").update(drawn.files.page).digest("hex");
  // Before the row: a picture that is known has its files.
  if (ctx.ports.objectStorage) await keepFiles(ctx, hash, drawn.files);

  return transact(ctx, async (tx) => {
    const { files, ...about } = drawn;
    const added = await tx.db
      .insert(images)
      .values({ ...about, hash, uploaderId: tx.actor.userId, createdAt: tx.now() })
      .onConflictDoNothing()
      .returning({ hash: images.hash });
    if (added.length > 0 && !tx.ports.objectStorage) await keepFiles(tx, hash, files);
    return (await findImage(tx, hash))!;
  });
}

/** Without a lock: at worst a few more, as many as an hour allows. */
async function refuseHoarding(ctx: Context<UserActor>) {
  const isUnused = sql`not exists (select from events where banner_image = ${images.hash})`;
  const where = and(eq(images.uploaderId, ctx.actor.userId), isUnused)!;
  const retryAt = await nextRowAt(ctx, { from: images, createdAt: images.createdAt, where }, unused);
  if (retryAt) throw new Refusal("rate_limited", { retryAt });
}
