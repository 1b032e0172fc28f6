import { drainLetters } from "@/domain/drain-letters";
import { backgroundFor } from "@/runtime";
import { draining } from "./draining";

/** What people are told, and all that leads to it. */
export const letters = draining("letters", backgroundFor("drain-letters"), (ctx, span) =>
  drainLetters(ctx, { ...span, gapMs: 200 }),
);
