import { spawn } from "node:child_process";
import { once } from "node:events";
import { freePort } from "@/sandbox/ports";
import { guard } from "@/sandbox/processes";

/** The server's own keys; the signing key is hexadecimal behind its prefix. */
const eventKey = "0123456789abcdef";
const signingKey = "fedcba9876543210";

/** The real Inngest server as an operator runs it (`inngest start`), its state in a folder. It goes by the world's clock. */
export async function createInngestServer({ binary, folder }: { binary: string; folder: string }) {
  const ports = await Promise.all(Array.from({ length: 4 }, freePort));
  const [port, connect, gatewayGrpc, executorGrpc] = ports.map(String);
  const url = `http://127.0.0.1:${port}`;
  const said: string[] = [];
  let running: ReturnType<typeof run> | undefined;

  function run() {
    const child = spawn(
      binary,
      [
        ...["start", "--host", "127.0.0.1", "--port", port!, "--sqlite-dir", folder],
        ...["--event-key", eventKey, "--signing-key", signingKey],
        ...["--connect-gateway-port", connect!, "--connect-gateway-grpc-port", gatewayGrpc!],
        ...["--connect-executor-grpc-port", executorGrpc!],
      ],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    guard(child, "TERM");
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => said.push(chunk.toString()));
    return child;
  }
  return {
    /** What the product is told of it. It is no dev server, so every call is signed, both ways. */
    env: {
      INNGEST_DEV: "0",
      INNGEST_BASE_URL: url,
      INNGEST_EVENT_KEY: eventKey,
      INNGEST_SIGNING_KEY: `signkey-test-${signingKey}`,
    },
    said,
    start() {
      running = run();
    },
    isUp: () =>
      fetch(`${url}/health`).then(
        ({ ok }) => ok,
        () => false,
      ),
    async kill() {
      if (!running || running.exitCode !== null) return;
      const exit = once(running, "exit");
      running.kill("SIGKILL");
      await exit;
    },
  };
}
