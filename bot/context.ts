import type { Context as GrammyContext } from "grammy";
import type { Context, UserActor } from "@/domain/context";
import type { User } from "@/domain/users/schema";
import type { Catalog, Reading, Subject } from "@/messages/catalog";

/** A tapped button, read: `id` is the UUID of what it is about. */
export type Tap = { id: string; arg: string };

export type BotContext = GrammyContext & {
  /** The domain, as the person who wrote or tapped. */
  as: Context<UserActor>;
  /** As they were known before this update: `startedAt` is null for somebody new. */
  user: User & { isNew: boolean };
  words: Catalog;
  /** Names our shop to Telegram Payments; "" where there is none. */
  providerToken: string;
  /** Notes a fault that nobody is told of. */
  report: (error: unknown, level?: "warn" | "error") => void;
  reading: Reading;
  /** A callback is answered once; whatever a handler does, this one gets its answer. */
  isAnswered: boolean;
  /** What this is about, as far as it is known: a refusal leads back there. `code` is the event's public one. */
  subject: Subject & { code?: string };
};
