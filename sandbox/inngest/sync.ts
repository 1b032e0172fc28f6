/** Asks the app to register its functions, until it has. */
export type Sync = {
  /** Resolves once the app has registered; rejects when it answers that it cannot. */
  now(): Promise<void>;
  close(): void;
};

const RETRY_MS = 500;

export function createSync(appUrl: string): Sync {
  const closing = new AbortController();

  const now = async () => {
    while (!closing.signal.aborted) {
      const outcome = await register(appUrl, closing.signal);
      if (outcome === "registered") return;
      if (outcome !== "away")
        throw new Error(`The app could not register its functions with Inngest: ${outcome.refused}`);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  };

  return { now, close: () => closing.abort() };
}

async function register(
  appUrl: string,
  signal: AbortSignal,
): Promise<"registered" | "away" | { refused: string }> {
  try {
    const response = await fetch(new URL("/api/inngest", appUrl), { method: "PUT", signal });
    if (response.ok) return "registered";
    // Not there yet while the app starts, or asked while this stand-in was away.
    const text = await response.text();
    return response.status === 404 || text.includes("fetch failed") ? "away" : { refused: text };
  } catch {
    return "away";
  }
}
