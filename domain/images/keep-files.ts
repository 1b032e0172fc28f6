import { imageFiles } from "@/db/schema/images";
import type { Context } from "../context";
import { contentTypeOf, fileNameOf } from "./rules";
import type { ImageFile } from "./schema";

/** Keeps files of a picture where pictures are kept: in an object storage if there is one, else in the database. */
export async function keepFiles(
  { db, ports: { objectStorage } }: Context,
  hash: string,
  files: Partial<Record<ImageFile, Uint8Array>>,
): Promise<void> {
  const list = Object.entries(files) as [ImageFile, Uint8Array][];
  if (objectStorage)
    await Promise.all(
      list.map(([file, bytes]) => objectStorage.put(fileNameOf(hash, file), bytes, contentTypeOf(file))),
    );
  else
    await db
      .insert(imageFiles)
      .values(list.map(([file, bytes]) => ({ imageHash: hash, file, bytes })))
      .onConflictDoNothing();
}
