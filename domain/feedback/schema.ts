import { z } from "zod";

/** Stars. */
export const Rating = z.int().min(1).max(5);
export type Rating = z.infer<typeof Rating>;

export const maxComment = 1_000;
/** Fewer would have names: stars and comments are shown from so many on. */
export const fewestShown = 5;

/** What people thought of an event, as of the last whole hour: `stars` counts the ratings from 1 to 5. It and `average` are null while there are too few. */
export const Feedback = z.object({
  count: z.int(),
  average: z.number().nullable(),
  stars: z.tuple([z.int(), z.int(), z.int(), z.int(), z.int()]).nullable(),
});
export type Feedback = z.infer<typeof Feedback>;

/** One comment, without the name of who made it: `id` is chance, `day` is that of the event's clock ("2026-11-22"). */
export const FeedbackComment = z.object({
  id: z.uuid(),
  rating: Rating,
  comment: z.string(),
  day: z.iso.date(),
});
export type FeedbackComment = z.infer<typeof FeedbackComment>;
