import { findMethod } from "./methods/table";
import { originNow, setFrame } from "./post";
import { noteTraffic } from "./traffic";
import { isAtLeast } from "./versions";
import { type MiniAppWindow, miniApp } from "./window";

/** Does what the Mini App in this frame asks for, until the answered function is called. */
export function connect(frame: HTMLIFrameElement): () => void {
  setFrame(frame);
  const hear = (event: MessageEvent) => {
    if (event.source === frame.contentWindow && event.origin === originNow()) receive(event.data);
  };
  addEventListener("message", hear);
  return () => {
    removeEventListener("message", hear);
    setFrame(null);
  };
}

function receive(message: unknown) {
  const { window } = miniApp.get();
  const said = parse(message);
  if (!window || !said) return;
  const ignored = run(said, window);
  noteTraffic(window.personId, { from: "mini-app", ...said, ...(ignored && { ignored }) });
}

type Said = { event: string; data: Record<string, unknown> };

/** Answers why nothing was done, when nothing was. */
function run({ event, data }: Said, window: MiniAppWindow): string | undefined {
  const method = findMethod(event);
  if (!method) return "This client does not know it";
  if (!isAtLeast(window.version, method.since))
    return `It came with version ${method.since}, and this client is ${window.version}`;
  const answer = method.run(data, window);
  return typeof answer === "string" ? answer : undefined;
}

/** The bridge speaks in JSON text; what else an app posts to its parent is its own business. */
function parse(message: unknown): Said | null {
  try {
    const { eventType, eventData } = JSON.parse(String(message));
    if (typeof eventType !== "string") return null;
    const data = typeof eventData === "object" && eventData !== null ? eventData : {};
    return { event: eventType, data };
  } catch {
    return null;
  }
}
