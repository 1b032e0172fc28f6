import { apiBrowse, apiSearch } from "./api-reads";
import { apply } from "./apply";
import { checkoutHot } from "./checkout-hot";
import { cold } from "./cold";
import { deliveries } from "./deliveries";
import { drain } from "./drain";
import { expand } from "./expand";
import type { Figure } from "./figure";
import { rsvpHot } from "./rsvp-hot";
import { rsvpSpread } from "./rsvp-spread";
import { web } from "./web";
import { webhook } from "./webhook";

/**
 * npm run bench [figure…]: one line of JSON per figure on standard output, progress on standard error.
 * `ratio` is the figure by its baseline, both taken in this run, by turns: compare ratios, not machines.
 */
const figures: Record<string, Figure> = {
  "rsvp.hot": rsvpHot,
  "rsvp.spread": rsvpSpread,
  "checkout.hot": checkoutHot,
  apply,
  webhook,
  deliveries,
  expand,
  drain,
  "api.browse": apiBrowse,
  "api.search": apiSearch,
  cold,
  ...web,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in figures));
if (unknown.length > 0) {
  console.error(
    `No figure is called ${unknown.join(" or ")}. There are: ${Object.keys(figures).join(", ")}.`,
  );
  process.exit(2);
}

for (const [figure, { unit, measure }] of Object.entries(figures)) {
  if (asked.length > 0 && !asked.includes(figure)) continue;

  const { value, baseline } = await measure((line) => console.error(`${figure}: ${line}`));
  const ratio = Number((value / baseline).toPrecision(3));
  console.log(JSON.stringify({ figure, value: round(value), unit, baseline: round(baseline), ratio }));
}

function round(value: number) {
  return Number(value.toPrecision(4));
}
