import type { Context as GrammyContext } from "grammy";
import type { Context, UserActor } from "@/domain/context";
import type { User } from "@/domain/users/schema";
import type { Catalog, Reading } from "@/messages/catalog";

/** A tapped button, read: `id` is the UUID of what it is about. */
export type Tap = { id: string; arg: string };

export type BotContext = GrammyContext & {
  /** The domain, as the person who wrote or tapped. */
  as: Context<UserActor>;
  user: User & { isNew: boolean };
  words: Catalog;
  reading: Reading;
  /** A callback is answered once; whatever a handler does, this one gets its answer. */
  isAnswered: boolean;
};
