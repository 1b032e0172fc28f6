import type { BridgeLine } from "../../telegram/mini-app/protocol";
import type { Act, ActResult, Call, ChatMessage, Fault, State, Upcoming } from "../../telegram/protocol";

/** What a person does, without saying who. */
export type Deed = Act extends infer One ? (One extends Act ? Omit<One, "as"> : never) : never;

async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(`/control/${path}`, init);
  const text = await response.text();
  if (!response.ok) throw new Error(reasonIn(text) ?? `The sandbox answered ${response.status}`);
  return JSON.parse(text || "null");
}

function reasonIn(text: string): string | undefined {
  try {
    return JSON.parse(text).error;
  } catch {
    return text || undefined;
  }
}

const sending = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

/** The sandbox's own API, as `protocol.ts` describes it. */
export const control = {
  state: (as: number) => ask<State>(`state?as=${as}`),
  messages: (as: number, chatId: number, before?: number) =>
    ask<ChatMessage[]>(`chats/${chatId}?as=${as}&limit=50${before === undefined ? "" : `&before=${before}`}`),
  events: (as: number) => new EventSource(`/control/events?as=${as}`),
  act: (as: number, deed: Deed) => ask<ActResult>("act", sending("POST", { as, ...deed })),
  moveClock: (move: { advanceMs: number } | { to: string }) =>
    ask<{ now: number }>("clock", sending("POST", move)),
  setFaults: (faults: Fault[]) => ask<Fault[]>("faults", sending("PUT", faults)),
  calls: (since: number) => ask<Call[]>(`calls?since=${since}`),
  upcoming: () => ask<Upcoming[]>("upcoming"),
  bridge: (as: number, lines: BridgeLine[]) => ask<unknown>(`bridge?as=${as}`, sending("POST", lines)),
  async download(url: string): Promise<Blob> {
    const response = await fetch(`/control/download?url=${encodeURIComponent(url)}`);
    if (!response.ok) throw new Error(reasonIn(await response.text()) ?? "The file cannot be downloaded.");
    return response.blob();
  },
  reset: () => ask<unknown>("reset", sending("POST", {})),
};
