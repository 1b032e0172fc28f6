import type { Clock } from "../clock";
import type { TapAnswer } from "./protocol";
import type { InlineResult, World } from "./world/model";

/** What `answerInlineQuery` gave, checked and ready to be chosen from. */
export type InlineAnswer = {
  results: InlineResult[];
  nextOffset: string;
  button?: { text: string; startParameter?: string; webAppUrl?: string };
  cacheSeconds: number;
  isPersonal: boolean;
};

export type InlineQuery = {
  id: string;
  personId: number;
  query: string;
  offset: string;
  answer?: InlineAnswer;
};

/** Questions that wait for the bot's answer. Each takes one answer, and only for a while. */
export type Queries = {
  askCallback(): { id: string; answer: Promise<TapAnswer | undefined> };
  /** Whether the question was still open. */
  answerCallback(id: string, answer: TapAnswer): boolean;
  askInline(query: Omit<InlineQuery, "id">): {
    query: InlineQuery;
    answer: Promise<InlineAnswer | undefined>;
  };
  answerInline(id: string, answer: InlineAnswer): boolean;
  /** Results kept from an earlier answer to the same words. */
  cachedInline(query: Omit<InlineQuery, "id">): InlineAnswer | undefined;
  /** A query that was answered, to choose from its results. */
  findInline(id: string): InlineQuery | undefined;
  forget(): void;
};

/** How long a person waits, in real time, for something to happen. */
const patienceMs = 10_000;

/** For how long Telegram takes an answer, in its own time. */
const answerableMs = 30_000;

const inlineQueriesKept = 1_000;

type Open<Answer> = { askedAt: number; answered: (answer: Answer | undefined) => void };

export function createQueries(world: World, clock: Clock): Queries {
  const callbacks = new Map<string, Open<TapAnswer>>();
  const inlines = new Map<string, Open<InlineAnswer>>();
  const asked = new Map<string, InlineQuery>();
  const cache = new Map<string, { until: number; answer: InlineAnswer }>();

  return {
    askCallback: () => ask(callbacks),
    answerCallback: (id, answer) => settle(callbacks, id, answer),
    askInline(unnumbered) {
      const { id, answer } = ask(inlines);
      const query = remember({ id, ...unnumbered });
      return { query, answer };
    },
    answerInline(id, answer) {
      const query = asked.get(id);
      if (!settle(inlines, id, answer) || !query) return false;
      query.answer = answer;
      cache.set(cacheKey(query, answer.isPersonal), {
        until: clock.now() + answer.cacheSeconds * 1000,
        answer,
      });
      return true;
    },
    cachedInline(query) {
      for (const isPersonal of [true, false]) {
        const kept = cache.get(cacheKey(query, isPersonal));
        if (kept && kept.until > clock.now()) return kept.answer;
      }
      return undefined;
    },
    findInline: (id) => asked.get(id),
    forget() {
      for (const open of [...callbacks.values(), ...inlines.values()]) open.answered(undefined);
      for (const map of [callbacks, inlines, asked, cache]) map.clear();
    },
  };

  function ask<Answer>(open: Map<string, Open<Answer>>) {
    const id = `${clock.now()}${world.next.query++}`;
    const answer = new Promise<Answer | undefined>((resolve) => {
      const timer = setTimeout(() => resolve(undefined), patienceMs).unref();
      const answered = (given: Answer | undefined) => {
        clearTimeout(timer);
        resolve(given);
      };
      open.set(id, { askedAt: clock.now(), answered });
    });
    forgetOld(open);
    return { id, answer };
  }

  function settle<Answer>(open: Map<string, Open<Answer>>, id: string, answer: Answer) {
    const question = open.get(id);
    open.delete(id);
    if (!question || clock.now() - question.askedAt > answerableMs) return false;
    question.answered(answer);
    return true;
  }

  function forgetOld<Answer>(open: Map<string, Open<Answer>>) {
    for (const [id, question] of open) {
      if (clock.now() - question.askedAt <= answerableMs) return;
      open.delete(id);
    }
  }

  function remember(query: InlineQuery) {
    asked.set(query.id, query);
    if (asked.size > inlineQueriesKept) asked.delete(asked.keys().next().value!);
    return query;
  }
}

function cacheKey({ personId, query, offset }: Omit<InlineQuery, "id">, isPersonal: boolean) {
  return JSON.stringify([isPersonal ? personId : 0, query, offset]);
}
