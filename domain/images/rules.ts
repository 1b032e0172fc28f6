import type { ImageSize } from "./schema";

/** What a picture's file is called in an object storage. */
export const fileNameOf = (hash: string, size: ImageSize) => `images/${hash}/${size}.webp`;
