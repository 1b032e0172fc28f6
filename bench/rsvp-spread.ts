import { rsvp } from "@/domain/rsvps/rsvp";
import { byTurns } from "./by-turns";
import { perSecond } from "./callers";
import type { Figure, Report } from "./figure";
import { contextOn, type Product, withProduct } from "./product";
import { record, replay } from "./recorder";

const callers = 64;
const seconds = 3;
const spread = 1000;

/**
 * RSVPs a second of 64 callers over 1,000 events, through the domain. Baseline: the very same SQL statements,
 * recorded from one RSVP, replayed by the bare driver with a pool of the same size, prepared, and planned as
 * the product's are.
 */
export const rsvpSpread: Figure = {
  unit: "per s",
  measure: (report) => withProduct((product) => measure(product, report), { connection: {} }),
};

async function measure(product: Product, report: Report) {
  const people = await product.people(60_000);
  const join = async (work: (eventId: string, userId: number) => Promise<unknown>) => {
    const events = await product.events(spread);
    return perSecond({ callers, seconds, work: (n) => work(events[n % spread]!, people[n]!) });
  };

  const [first] = await product.events(1);
  const somebody = people.at(-1)!;
  const script = await record(product.sql, (db) => rsvp(contextOn(db, somebody), { eventId: first! }));
  report(
    `one RSVP is ${script.flat().length} statements in ${script.length} round trips, and begin and commit`,
  );
  const again = (eventId: string, userId: number) => {
    const names = { [first!]: eventId, [somebody]: String(userId) };
    return replay(product.sql, script, new Map(Object.entries(names)));
  };
  return byTurns(
    () => join((eventId, userId) => rsvp(product.as(userId), { eventId })),
    () => join(again),
    { report },
  );
}
