import type { Context } from "./context";
import { createInFlight, type InFlight } from "./in-flight";

/** Takes one thing that is due and queues its letters. Returns how many it took. */
type Expand = (ctx: Context) => Promise<number>;

/** After nothing was found to take, such as what another process has under way, it is looked for again then. */
const restMs = 1_000;

/** What is due for everybody of an event, made into letters beside everything else, one kind and one event at a time. */
export type Expansion<Kind extends string> = {
  underWay: InFlight;
  /** Begins, unless it is running or has just found nothing. Returns how many kinds it starts. */
  start(isDue: (kind: Kind) => boolean): number;
};

/**
 * A hundred thousand letters take seconds to be queued: letters that wait already go on leaving meanwhile. Nothing is
 * taken up after `until`. A kind that fails holds up no other.
 */
export function createExpansion<Kind extends string>(
  ctx: Context,
  kinds: Record<Kind, Expand>,
  until: Date | undefined,
): Expansion<Kind> {
  const underWay = createInFlight(1);
  let restsUntil = Number.NEGATIVE_INFINITY;
  const isOver = () => until !== undefined && ctx.now() >= until;

  async function expandAll(due: Kind[]) {
    let taken = 0;
    for (const kind of due)
      try {
        while (!isOver() && (await kinds[kind](ctx)) > 0) taken++;
      } catch (error) {
        ctx.ports.log.error({ err: error, kind }, "Letters to everybody of an event could not be queued");
      }
    if (taken === 0) restsUntil = ctx.now().getTime() + restMs;
  }
  return {
    underWay,
    start(isDue) {
      const due = (Object.keys(kinds) as Kind[]).filter(isDue);
      if (due.length === 0 || underWay.free() === 0 || ctx.now().getTime() < restsUntil) return 0;
      underWay.add(expandAll(due));
      return due.length;
    },
  };
}
