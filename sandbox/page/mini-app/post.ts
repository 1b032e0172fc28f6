import { noteTraffic } from "./traffic";
import { miniApp } from "./window";

let frame: HTMLIFrameElement | null = null;

/** Which frame the open Mini App is in. */
export function setFrame(element: HTMLIFrameElement | null) {
  frame = element;
}

/** Where the Mini App is from: messages go there and come from there, whatever its frame shows meanwhile. */
export function originNow(): string | undefined {
  const { window } = miniApp.get();
  return window ? new URL(window.url).origin : undefined;
}

/** Tells the Mini App of an event. */
export function post(event: string, data?: unknown) {
  const { window } = miniApp.get();
  const origin = originNow();
  if (!window || !origin || !frame) return;
  frame.contentWindow?.postMessage(JSON.stringify({ eventType: event, eventData: data }), origin);
  noteTraffic(window.personId, { from: "telegram", event, data });
}
