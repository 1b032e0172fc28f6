import { useEffect, useRef, useState } from "react";
import { openMiniApp } from "../mini-app/open";
import { act } from "../store/act";
import { openChat } from "../store/open-chat";
import { useBot } from "../store/selectors";
import { InlineRow } from "./inline-row";
import { useInlineResults } from "./use-inline-results";

type Props = { chatId: number; query: string; onChosen: () => void };

/** The bot's answers to `@bot query`, over the composer. */
export function InlinePanel({ chatId, query, onChosen }: Props) {
  const bot = useBot();
  const { results, more, waiting } = useInlineResults(chatId, query);
  const [picked, setPicked] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const choices = results?.choices ?? [];

  useEffect(() => {
    if (!end.current) return;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && more(), {
      root: list.current,
      rootMargin: "200px",
    });
    watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [more]);

  const choose = (choice: (typeof choices)[number]) => {
    onChosen();
    void act({ do: "choose-inline-result", chatId, queryId: choice.queryId, resultId: choice.id });
  };
  const latest = useRef({ choices, picked, waiting, choose });
  useEffect(() => {
    latest.current = { choices, picked, waiting, choose };
  });

  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      const now = latest.current;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const sends = event.key === "Enter" && !event.shiftKey && event.target instanceof HTMLTextAreaElement;
      if (!step && !sends) return;
      event.preventDefault();
      if (step) setPicked(Math.max(0, Math.min(now.choices.length - 1, now.picked + step)));
      const choice = now.choices[now.picked];
      if (sends && choice && !now.waiting) now.choose(choice);
    };
    addEventListener("keydown", key, { capture: true });
    return () => removeEventListener("keydown", key, { capture: true });
  }, []);

  const startBot = async (parameter: string | undefined) => {
    onChosen();
    if (await act({ do: "start", ...(parameter !== undefined && { parameter }) })) openChat(bot.id);
  };
  const button = results?.button;
  return (
    <div
      ref={list}
      className="panel inline-panel"
      role="listbox"
      aria-label={`Results from ${bot.name}`}
      aria-busy={waiting}
      tabIndex={-1}
    >
      {button && (
        <button
          type="button"
          className="inline-top"
          onClick={() =>
            button.webAppUrl
              ? void openMiniApp({ by: "inline", url: button.webAppUrl, chatId })
              : void startBot(button.startParameter)
          }
        >
          {button.text}
        </button>
      )}
      {choices.map((choice, index) => (
        <InlineRow
          key={`${choice.queryId}:${choice.id}`}
          choice={choice}
          picked={index === picked}
          onChoose={() => choose(choice)}
        />
      ))}
      {choices.length === 0 && (
        <p className="panel-note">{waiting ? "Asking the bot…" : (results?.error ?? "Nothing found")}</p>
      )}
      {results?.nextOffset && <div ref={end} className="inline-end" />}
    </div>
  );
}
