import { control } from "../store/control";
import { page } from "../store/page-store";
import { finishStep } from "./progress";
import { steps } from "./steps";

const pauseMs = 700;

/** Ticks steps by what the bot says in its calls, whoever it says it to. */
export function watchCallsForSteps() {
  let seen = 0;
  let waits = false;

  const look = async () => {
    waits = false;
    const open = steps.filter(({ id, proof }) => proof && !page.get().stepsDone.includes(id));
    if (open.length === 0) return;
    const calls = await control.calls(seen).catch(() => []);
    seen = calls.at(-1)?.n ?? seen;
    for (const { status, request } of calls) {
      if (status >= 400) continue;
      const said = JSON.stringify(request);
      for (const { id, proof } of open) if (proof?.test(said)) finishStep(id);
    }
  };
  page.subscribe(() => {
    const count = page.get().server?.callsCount ?? 0;
    if (count < seen) seen = 0;
    if (count <= seen || waits) return;
    waits = true;
    setTimeout(() => void look(), pauseMs);
  });
}
