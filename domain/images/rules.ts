import type { ImageFile } from "./schema";

/** What a picture may weigh when it comes to us, in bytes: Vercel takes no body above 4.5 MB. */
export const maxImageBytes = 4 * 1024 * 1024;

const isJpeg = (file: ImageFile) => file.endsWith(".jpg");

/** What a picture's file is called in an object storage. */
export const fileNameOf = (hash: string, file: ImageFile) =>
  `images/${hash}/${isJpeg(file) ? file : `${file}.webp`}`;

export const contentTypeOf = (file: ImageFile) => (isJpeg(file) ? "image/jpeg" : "image/webp");
