import { createHash } from "node:crypto";
import { images } from "@/db/schema/images";
import { type Context, transact, type UserActor } from "../context";
import { spend } from "../limits";
import { keepFiles } from "./keep-files";
import { findImage } from "./queries";
import type { Crop, Image } from "./schema";

const rate = { limit: 20, windowMs: 60 * 60 * 1000 };

/**
 * Takes a picture in: draws the wanted part anew and keeps it under the hash of what was drawn, so that the
 * same picture is kept once. Throws `not_an_image`, `rate_limited` after twenty in an hour.
 */
export async function uploadImage(ctx: Context<UserActor>, bytes: Uint8Array, crop?: Crop): Promise<Image> {
  await spend(ctx, `image:${ctx.actor.userId}`, rate);
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
