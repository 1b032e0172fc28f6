import type { Crop, DrawnImage } from "./images/schema";
import type { Letter } from "./letters";
import type { Card } from "./notifications/schema";

/** What became of something we asked of Telegram. `failed` is worth another try, `gone` is not. */
export type Outcome =
  | { outcome: "sent"; messageId: number; hasPhoto: boolean }
  | { outcome: "blocked" }
  | { outcome: "gone"; error: string }
  | { outcome: "wait"; seconds: number }
  | { outcome: "failed"; error: string };

/** Telegram, as the domain sees it: it knows what to tell, the port knows the words and the wire. */
export type Messenger = {
  /** Sends one letter to one chat in the reader's language. Never throws. */
  send(letter: Letter): Promise<Outcome>;
  /** Brings one card up to date; `unchanged` spares the call when `renderedHash` already matches. Never throws. */
  refresh(
    card: Card,
  ): Promise<
    | { outcome: "edited" | "unchanged"; renderedHash: string; hasPhoto?: boolean }
    | Exclude<Outcome, { outcome: "sent" }>
  >;
};

/** Decodes pictures that strangers bring, and draws them anew. */
export type Pictures = {
  /** The wanted part of a picture in our sizes. Throws `not_an_image` for whatever cannot be read as one. */
  draw(bytes: Uint8Array, crop?: Crop): Promise<DrawnImage>;
  /** One of our files for whoever takes no WebP. */
  toJpeg(webp: Uint8Array): Promise<Uint8Array>;
};

/** Files outside the database, by name. */
export type ObjectStorage = {
  put(name: string, bytes: Uint8Array, contentType: string): Promise<void>;
  get(name: string): Promise<Uint8Array | undefined>;
};

/** Without an object storage, pictures lie in the database. */
export type Ports = {
  messenger: Messenger;
  pictures: Pictures;
  objectStorage?: ObjectStorage | undefined;
};
