import { startCommand } from "./command";

export type RunningApp = {
  /** Resolves with the reason when the app ends without being asked to. */
  died: Promise<Error>;
  pid: number | undefined;
  stop(): Promise<void>;
};

type AppOptions = {
  url: string;
  env: NodeJS.ProcessEnv;
  dev: boolean;
  logFile: string;
  signal?: AbortSignal;
};

/** A first request in development compiles the route. */
const HEALTHY_WITHIN_MS = 90_000;

/** Starts the built app (or the development server) and waits until it says that it is well. */
export async function startApp({ url, env, dev, logFile, signal }: AppOptions): Promise<RunningApp> {
  const { port } = new URL(url);
  // The stand-ins hang up long before the app does: a request on a connection that is just being closed would be lost.
  const how = dev ? ["dev"] : ["start", "--keepAliveTimeout", "600000"];
  const args = [...how, "--port", port, "--hostname", "127.0.0.1"];
  const { child, tail, stop } = startCommand("next", args, { env, logFile, show: dev });

  let stopping = false;
  const died = new Promise<Error>((resolve) => {
    child.once("exit", (code) => {
      if (!stopping) resolve(new Error(`The app ended (exit ${code}). Its last words:\n${tail()}`));
    });
  });
  const app = {
    died,
    pid: child.pid,
    stop() {
      stopping = true;
      return stop();
    },
  };

  try {
    await Promise.race([waitUntilHealthy(url, signal), died.then((error) => Promise.reject(error))]);
    return app;
  } catch (error) {
    await app.stop();
    throw error;
  }
}

async function waitUntilHealthy(url: string, signal?: AbortSignal): Promise<void> {
  const giveUpAt = performance.now() + HEALTHY_WITHIN_MS;
  let last = "";
  while (performance.now() < giveUpAt) {
    signal?.throwIfAborted();
    const response = await fetch(new URL("/api/health", url)).catch((error: unknown) => String(error));
    if (typeof response !== "string" && response.ok) return;
    last = typeof response === "string" ? response : `${response.status} ${await response.text()}`;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The app did not become healthy: ${last.slice(0, 500)}`);
}
