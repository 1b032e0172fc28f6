import { z } from "zod";
import { Moment } from "../moment";

/** Stars. */
export const Rating = z.int().min(1).max(5);
export type Rating = z.infer<typeof Rating>;

export const maxComment = 1_000;

/** What people thought of an event: `stars` counts the ratings from 1 to 5. `average` is null while there are none. */
export const Feedback = z.object({
  count: z.int(),
  average: z.number().nullable(),
  stars: z.tuple([z.int(), z.int(), z.int(), z.int(), z.int()]),
});
export type Feedback = z.infer<typeof Feedback>;

/** One comment, without the name of who made it. */
export const FeedbackComment = z.object({ rating: Rating, comment: z.string(), at: Moment });
export type FeedbackComment = { rating: number; comment: string; at: Date };
