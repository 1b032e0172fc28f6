import { z } from "zod";

/** A moment as it leaves the house: ISO 8601, in UTC. */
export const Moment = z
  .date()
  .transform((at) => at.toISOString())
  .pipe(z.iso.datetime());
