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

export type Ports = { messenger: Messenger };
