import { z } from "zod";

/** The widths that a picture is kept in, in pixels; one that is smaller is never enlarged. */
export const widths = { card: 800, page: 1600 } as const;

/** The files of a picture: WebP, and JPEG for programs that read no WebP. */
export const fileNames = ["card", "page", "card.jpg", "page.jpg"] as const;
export type ImageFile = (typeof fileNames)[number];

/** The SHA-256 of a picture's largest file: the same picture has the same name, whoever brings it. */
export const ImageHash = z.string().regex(/^[0-9a-f]{64}$/, "must name a picture that was uploaded");

/** A picture as pages show it: `width` and `height` are those of its largest file. */
export const ImageView = z.object({
  hash: ImageHash,
  width: z.int().positive(),
  height: z.int().positive(),
  /** A few pixels as a data URL, shown while the picture loads. */
  placeholder: z.string(),
  /** #rrggbb of the top edge, for the header that the banner touches. */
  edgeColor: z.string(),
});
export type Image = z.infer<typeof ImageView>;

const fraction = z
  .string()
  .regex(/^(?:0|1|0?\.\d{1,12}|1\.0+)$/, "must be between 0 and 1")
  .transform(Number);

/** The part of a picture to keep, as fractions of its upright width and height: all four, or none. */
export const CropQuery = z
  .object({ x: fraction, y: fraction, width: fraction, height: fraction })
  .partial()
  .refine((query) => [0, 4].includes(Object.values(query).filter((part) => part !== undefined).length), {
    message: "x, y, width and height come together",
  })
  .refine(({ x = 0, y = 0, width = 1, height = 1 }) => isWithin(x, width) && isWithin(y, height), {
    message: "must lie within the picture",
  });

const isWithin = (start: number, length: number) => length > 0 && start + length <= 1.000_001;

export type Crop = { x: number; y: number; width: number; height: number };

/** A picture as we drew it, before it has a name. */
export type DrawnImage = Omit<Image, "hash"> & { files: Record<ImageFile, Uint8Array> };
