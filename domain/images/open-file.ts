import type { Context } from "../context";
import { Refusal } from "../errors";
import { keepFiles } from "./keep-files";
import { findImageFile } from "./queries";
import type { ImageFile } from "./schema";

const webpOf: Partial<Record<ImageFile, ImageFile>> = { "card.jpg": "card", "page.jpg": "page" };

/**
 * A picture's file. All are drawn when it is uploaded; those from before have no JPEG until somebody asks for it, which
 * is drawn once and kept. Throws `not_found`.
 */
export async function openImageFile(ctx: Context, hash: string, file: ImageFile): Promise<Uint8Array> {
  const kept = await findImageFile(ctx, hash, file);
  if (kept) return kept;

  const webp = webpOf[file] && (await findImageFile(ctx, hash, webpOf[file]));
  if (!webp) throw new Refusal("not_found");
  const jpeg = await ctx.ports.pictures.toJpeg(webp);
  await keepFiles(ctx, hash, { [file]: jpeg });
  return jpeg;
}
