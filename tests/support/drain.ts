import type { BackgroundPart, Context } from "@/domain/context";
import { drainLetters, type Span } from "@/domain/drain-letters";
import { drainProviders } from "@/domain/drain-providers";

/** Lets both parts of the background do all that is due, again when one pokes the other. Answers when the next thing falls due. */
export async function drain(ctx: Context, span: Span = {}): Promise<Date | null> {
  let isPoked = true;
  const poke = (part?: BackgroundPart) => {
    isPoked ||= part === "providers";
  };
  let next: (Date | null)[] = [];
  while (isPoked) {
    isPoked = false;
    const { until } = span;
    next = [
      await drainProviders({ ...ctx, poke }, until ? { until } : {}),
      await drainLetters({ ...ctx, poke }, span),
    ];
  }
  const at = next.flatMap((date) => date ?? []);
  return at.length === 0 ? null : new Date(Math.min(...at.map((date) => date.getTime())));
}
