/** Asks the app to register its functions, until it has. */
export type Sync = {
  /** Resolves once the app has registered; rejects when it says that it cannot, or nothing for a minute. */
  now(): Promise<void>;
  close(): void;
};

const RETRY_MS = 500;
const GIVE_UP_MS = 60_000;

export function createSync(appUrl: string): Sync {
  const closing = new AbortController();

  const now = async () => {
    const giveUpAt = performance.now() + GIVE_UP_MS;
    while (!closing.signal.aborted) {
      const outcome = await register(appUrl, closing.signal);
      if (outcome === "registered") return;
      const { refused, mayCome } = outcome;
      if (!mayCome || performance.now() > giveUpAt) {
        throw new Error(`The app could not register its functions with Inngest: ${refused}`);
      }
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  };

  return { now, close: () => closing.abort() };
}

async function register(
  appUrl: string,
  signal: AbortSignal,
): Promise<"registered" | { refused: string; mayCome: boolean }> {
  try {
    const response = await fetch(new URL("/api/inngest", appUrl), { method: "PUT", signal });
    if (response.ok) return "registered";
    const text = await response.text();
    // Not there yet while the app starts; or this stand-in was away when the app turned to it.
    const mayCome = response.status === 404 || text.includes("fetch failed");
    return { refused: `${response.status} ${text.slice(0, 1_000)}`, mayCome };
  } catch (error) {
    return { refused: String(error), mayCome: true };
  }
}
