import type { BridgeLine } from "../../telegram/mini-app/protocol";
import { control } from "../store/control";
import { showError } from "../store/show";

let waiting: BridgeLine[] = [];
let sending = false;

/** Puts what was said over the bridge into the list of calls, in its order. */
export function noteTraffic(personId: number, line: BridgeLine) {
  waiting.push(line);
  if (!sending) void send(personId);
}

async function send(personId: number) {
  sending = true;
  while (waiting.length > 0) {
    const lines = waiting;
    waiting = [];
    await control.bridge(personId, lines).catch(showError);
  }
  sending = false;
}
