import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What Telegram and Inngest would answer, as far as HTTP routes ask them. */
export type StubServer = {
  url: string;
  isAway: boolean;
  asked: string[];
  /** What was said last to each path. */
  said: Map<string, string>;
  close: () => Promise<void>;
};

const prepared = { id: "prepared", expiration_date: 1_800_000_000 };
const bot = { id: 1, is_bot: true, first_name: "Bot" };

export async function startStubServer(): Promise<StubServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://stub");
    const path = pathname.replace(/bot\d+:[\w-]+/, "bot");
    stub.asked.push(path);
    if (stub.isAway) return void request.socket.destroy();
    const isInngest = pathname.startsWith("/e/") || pathname === "/health";
    const result = path.endsWith("/savePreparedInlineMessage") ? prepared : bot;
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => stub.said.set(path, Buffer.concat(chunks).toString()));
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(isInngest ? { ids: ["1"], status: 200 } : { ok: true, result }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stub: StubServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    isAway: false,
    asked: [],
    said: new Map(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return stub;
}
