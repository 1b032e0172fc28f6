import type { Operation } from "@/messages/operations";
import type { BotContext, Tap } from "./context";

/** What each button does. A new operation does not compile until somebody handles it. */
export type Taps = Record<Operation, (ctx: BotContext, tap: Tap) => Promise<unknown>>;
