import { and, eq } from "drizzle-orm";
import { imageFiles, images } from "@/db/schema/images";
import type { Context } from "../context";
import { InvalidInput } from "../errors";
import { fileNameOf } from "./rules";
import type { Image, ImageFile } from "./schema";

const columns = {
  hash: images.hash,
  width: images.width,
  height: images.height,
  placeholder: images.placeholder,
  edgeColor: images.edgeColor,
};

/** The picture of this name, or undefined. */
export async function findImage(ctx: Context, hash: string): Promise<Image | undefined> {
  const [image] = await ctx.db.select(columns).from(images).where(eq(images.hash, hash));
  return image;
}

/** The picture of this name. Throws InvalidInput for `field` when there is none. */
export async function requireImage(ctx: Context, hash: string, field: string): Promise<Image> {
  const image = await findImage(ctx, hash);
  if (!image) throw new InvalidInput(field, "must name a picture that was uploaded");
  return image;
}

/** A picture's file, where it is kept. */
export async function findImageFile(
  ctx: Context,
  hash: string,
  file: ImageFile,
): Promise<Uint8Array | undefined> {
  const [kept] = await ctx.db
    .select({ bytes: imageFiles.bytes })
    .from(imageFiles)
    .where(and(eq(imageFiles.imageHash, hash), eq(imageFiles.file, file)));
  return kept?.bytes ?? (await ctx.ports.objectStorage?.get(fileNameOf(hash, file)));
}
