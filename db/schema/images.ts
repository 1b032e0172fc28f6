import { customType, index, integer, pgEnum, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant, telegramId } from "../columns";

/** A picture that somebody gave us, decoded and drawn anew. Named by the SHA-256 of its largest file. */
export const images = pgTable(
  "images",
  {
    hash: text("image_hash").primaryKey(),
    uploaderId: telegramId("uploader_id").notNull(),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    /** A few pixels as a data URL, shown while the picture loads. */
    placeholder: text("placeholder").notNull(),
    /** #rrggbb of the top edge, for the header that the banner touches. */
    edgeColor: text("edge_color").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (image) => [index("images_by_uploader").on(image.uploaderId, image.createdAt)],
);

/** `card` and `page` are WebP. */
export const imageFile = pgEnum("image_size", ["card", "page", "card.jpg", "page.jpg"]);

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

/** The files of an image, when no object storage is configured. */
export const imageFiles = pgTable(
  "image_files",
  {
    imageHash: text("image_hash")
      .notNull()
      .references(() => images.hash, { onDelete: "cascade" }),
    file: imageFile("size").notNull(),
    bytes: bytes("bytes").notNull(),
  },
  (kept) => [primaryKey({ columns: [kept.imageHash, kept.file] })],
);
