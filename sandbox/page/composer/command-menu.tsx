import { useEffect, useRef, useState } from "react";
import { useDismiss } from "../ui/use-dismiss";
import type { Command } from "./use-commands";

type Props = {
  commands: Command[];
  /** Opened by typing `/`: then Enter sends what is typed unless a command was picked with the arrows. */
  typed: boolean;
  onChoose: (command: string) => void;
  onClose: () => void;
};

/** The bot's commands over the composer. */
export function CommandMenu({ commands, typed, onChoose, onClose }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const [picked, setPicked] = useState(typed ? -1 : 0);
  useDismiss(element, typed ? () => {} : onClose);

  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const chosen = commands[picked];
      if (step) setPicked((now) => (now + step + commands.length) % commands.length);
      else if ((event.key === "Enter" || event.key === "Tab") && chosen) onChoose(chosen.text);
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", key, { capture: true });
    return () => removeEventListener("keydown", key, { capture: true });
  }, [commands, picked, onChoose]);

  useEffect(() => {
    element.current?.children[picked]?.scrollIntoView({ block: "nearest" });
  }, [picked]);

  return (
    <div ref={element} className="panel commands" role="menu" aria-label="Commands">
      {commands.map(({ text, description }, index) => (
        <button
          key={text}
          type="button"
          role="menuitem"
          className={index === picked ? "picked" : ""}
          onClick={() => onChoose(text)}
        >
          <b>{text}</b>
          <span dir="auto">{description}</span>
        </button>
      ))}
    </div>
  );
}
