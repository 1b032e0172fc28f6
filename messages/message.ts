import type { FormattedString } from "@grammyjs/parse-mode";
import type { LetterLink } from "@/domain/notifications/schema";
import type { Operation } from "./operations";

export type Action =
  /** Comes back to the bot; `id` is the UUID of the event, draft or RSVP it is about. */
  | { do: Operation; id?: string; arg?: string }
  /** In a letter whose taps are counted, one that `leads` somewhere goes by way of us. */
  | { url: string; leads?: LetterLink }
  /** Opens a page of the Mini App, by its address. Private chats only (Bot API, `web_app`). */
  | { app: string }
  /** Opens the chat picker and shares by inline mode. */
  | { share: string }
  | { copy: string }
  /** Pays the invoice that it stands below; the first of its buttons. */
  | { pay: true };

export type Button = { label: string; style?: "primary" | "success" | "danger" } & Action;

export type Message = {
  text: FormattedString;
  buttons?: Button[][];
  /** Telegram's file_id of a picture, or its address: the text becomes the caption. */
  photo?: string;
  /** What a QR code above the text says: it comes as a photo. New messages alone can have one. */
  qr?: string;
  /** A key under the composer that shares the sender's location; gone after one use. */
  askLocation?: { label: string; placeholder: string };
  /** The next message answers this one. */
  placeholder?: string;
};

/** Short words for the answer to a tap (at most 200 characters, plain text). */
export type Alert = { text: string; dialog?: boolean };

/** Who reads, and where the links lead. */
export type Reading = {
  language: string;
  timeZone: string | null;
  botUsername: string;
  appUrl: string;
  now: Date;
};
