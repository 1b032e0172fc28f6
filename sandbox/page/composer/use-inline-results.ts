import { useCallback, useEffect, useRef, useState } from "react";
import type { ActResult, InlineChoice } from "../../telegram/protocol";
import { control } from "../store/control";
import { page } from "../store/page-store";
import { known } from "../store/selectors";

type Answer = Extract<ActResult, { inline: unknown }>["inline"];

/** The results shown so far. Each keeps the query it came with, as choosing it names both. */
export type InlineResults = {
  query: string;
  choices: (InlineChoice & { queryId: string })[];
  button?: Answer["button"];
  nextOffset?: string;
  error?: string;
};

const pauseMs = 250;

/** Asks the bot as one types, and for more results as one scrolls. */
export function useInlineResults(chatId: number, query: string) {
  const [results, setResults] = useState<InlineResults | null>(null);
  const asking = useRef<string | null>(null);

  const load = useCallback(
    async (offset: string | undefined, before: InlineResults["choices"]) => {
      const mark = `${query}\n${offset ?? ""}`;
      if (asking.current === mark) return;
      asking.current = mark;
      const answer = await ask(chatId, query, offset);
      if (asking.current !== mark) return;
      asking.current = null;
      if ("error" in answer) return setResults({ query, choices: before, error: answer.error });
      const { results: found, queryId, button, nextOffset } = answer;
      setResults({
        query,
        choices: [...before, ...found.map((choice) => ({ ...choice, queryId }))],
        ...(button && { button }),
        ...(nextOffset && { nextOffset }),
      });
    },
    [chatId, query],
  );

  useEffect(() => {
    asking.current = null;
    const timer = setTimeout(() => void load(undefined, []), pauseMs);
    return () => clearTimeout(timer);
  }, [load]);

  const more = useCallback(() => {
    if (results?.nextOffset && results.query === query) void load(results.nextOffset, results.choices);
  }, [results, query, load]);

  return { results, more, waiting: results?.query !== query };
}

async function ask(
  chatId: number,
  query: string,
  offset: string | undefined,
): Promise<Answer | { error: string }> {
  try {
    const deed = { do: "inline-query" as const, chatId, query, ...(offset !== undefined && { offset }) };
    const result = await control.act(known(page.get()).me.id, deed);
    if (!result.ok) return { error: result.error };
    return "inline" in result ? result.inline : { error: "The bot did not answer." };
  } catch (error) {
    return { error: String(error) };
  }
}
