import type { Person } from "../../telegram/protocol";
import { BotFace } from "./bot-face";

/** The round picture of a person or chat: the bot's face, or initials on a colour. */
export function Avatar({
  title,
  color,
  bot = false,
}: {
  title: string;
  color: Person["color"];
  bot?: boolean;
}) {
  return (
    <span className={`avatar ${bot ? "" : color}`} aria-hidden="true">
      {bot ? <BotFace /> : initials(title)}
    </span>
  );
}

function initials(title: string) {
  const words = title.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => /[\p{L}\p{N}]/u.exec(word ?? "")?.[0] ?? "",
  );
  return letters.join("").toLocaleUpperCase();
}
