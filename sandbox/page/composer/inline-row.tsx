import { useEffect, useRef } from "react";
import type { InlineChoice } from "../../telegram/protocol";
import { BotFace } from "../ui/bot-face";

type Props = { choice: InlineChoice; picked: boolean; onChoose: () => void };

/** One result of an inline query. */
export function InlineRow({ choice, picked, onChoose }: Props) {
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (picked) row.current?.scrollIntoView({ block: "nearest" });
  }, [picked]);
  return (
    <button
      ref={row}
      type="button"
      role="option"
      aria-selected={picked}
      className="inline-row"
      onClick={onChoose}
    >
      <span className="thumb" aria-hidden="true">
        {choice.thumbnailUrl ? <img src={choice.thumbnailUrl} alt="" loading="lazy" /> : <BotFace />}
      </span>
      <span className="grow">
        <b dir="auto">{choice.title}</b>
        {choice.description && <span dir="auto">{choice.description}</span>}
      </span>
    </button>
  );
}
