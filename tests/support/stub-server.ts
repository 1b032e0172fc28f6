import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What Telegram and Inngest would answer, as far as HTTP routes ask them. */
export type StubServer = { url: string; isAway: boolean; asked: string[]; close: () => Promise<void> };

export async function startStubServer(): Promise<StubServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://stub");
    stub.asked.push(pathname.replace(/bot\d+:[\w-]+/, "bot"));
    if (stub.isAway) return void request.socket.destroy();
    const isInngest = pathname.startsWith("/e/") || pathname === "/health";
    request.resume();
    response.setHeader("content-type", "application/json");
    response.end(
      JSON.stringify(
        isInngest
          ? { ids: ["1"], status: 200 }
          : { ok: true, result: { id: 1, is_bot: true, first_name: "Bot" } },
      ),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stub: StubServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    isAway: false,
    asked: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return stub;
}
