import { createHash } from "node:crypto";
import { imageFiles, images } from "@/db/schema/images";
import { type Context, transact, type UserActor } from "../context";
import { spend } from "../limits";
import type { ObjectStorage } from "../ports";
import { findImage } from "./queries";
import { fileNameOf } from "./rules";
import type { Crop, DrawnImage, Image, ImageSize } from "./schema";

const rate = { limit: 20, windowMs: 60 * 60 * 1000 };

/**
 * Takes a picture in: draws the wanted part anew and keeps it under the hash of what was drawn, so that the
 * same picture is kept once. Throws `not_an_image`, `rate_limited` after twenty in an hour.
 */
export async function uploadImage(ctx: Context<UserActor>, bytes: Uint8Array, crop?: Crop): Promise<Image> {
  await spend(ctx, `image:${ctx.actor.userId}`, rate);
  const drawn = await ctx.ports.pictures.draw(bytes, crop);
  const hash = createHash("sha256").update(drawn.files.page).digest("hex");
  if (ctx.ports.objectStorage) await storeOutside(ctx.ports.objectStorage, hash, drawn);

  return transact(ctx, async (tx) => {
    const { files, ...about } = drawn;
    const added = await tx.db
      .insert(images)
      .values({ ...about, hash, uploaderId: tx.actor.userId, createdAt: tx.now() })
      .onConflictDoNothing()
      .returning({ hash: images.hash });
    if (added.length > 0 && !tx.ports.objectStorage)
      await tx.db
        .insert(imageFiles)
        .values(sizes.map((size) => ({ imageHash: hash, size, bytes: files[size] })));
    return (await findImage(tx, hash))!;
  });
}

const sizes = ["card", "page"] as const satisfies ImageSize[];

/** Before the row: a picture that is known has its files. */
async function storeOutside(storage: ObjectStorage, hash: string, { files }: DrawnImage) {
  await Promise.all(sizes.map((size) => storage.put(fileNameOf(hash, size), files[size], "image/webp")));
}
