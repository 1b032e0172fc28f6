import type { CallLog } from "../../calls";
import type { Clock } from "../../clock";
import type { BridgeLine } from "./protocol";

const directions = { "mini-app": "Mini App → Telegram", telegram: "Telegram → Mini App" };

/** Notes what a Mini App and its frame said to each other among the calls. What was ignored counts as failed. */
export function noteTraffic(
  { calls, clock }: { calls: CallLog; clock: Clock },
  person: string,
  lines: BridgeLine[],
) {
  for (const { from, event, data, ignored } of lines) {
    calls.add({
      at: clock.now(),
      service: "mini-app",
      method: event,
      summary: `${directions[from]}, ${person}`,
      status: ignored === undefined ? 200 : 400,
      ms: 0,
      request: data ?? {},
      response: ignored === undefined ? {} : { ignored },
    });
  }
}
