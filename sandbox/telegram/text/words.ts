import type { MessageEntity } from "@grammyjs/types";
import { badRequest } from "../errors";
import type { Words } from "../world/model";
import { readEntities } from "./entities";
import { withFoundEntities } from "./found";
import { parseHtml } from "./html";

/** A text as a bot sends it, and what is said when it is too long. */
export type GivenWords = {
  text: string;
  parseMode: string;
  entities: unknown;
  most: number;
  tooLong: string;
};

/** Reads a text with its formatting as Telegram would keep it: parsed, trimmed, measured in UTF-16, links found. */
export function readWords({ text, parseMode, entities, most, tooLong }: GivenWords): Words {
  if (Buffer.byteLength(text) > 32_768) throw badRequest("Text is too long");

  const parsed = parse(text, parseMode.toLowerCase(), entities);
  const trimmed = trim(parsed);
  if (trimmed.text.length > most) throw badRequest(tooLong);
  return { text: trimmed.text, entities: withFoundEntities(trimmed.text, trimmed.entities) };
}

function parse(text: string, parseMode: string, entities: unknown): Words {
  if (text === "" || parseMode === "" || parseMode === "none")
    return { text, entities: readEntities(entities, text) };
  if (parseMode === "html") return parseHtml(text);
  if (parseMode === "markdown" || parseMode === "markdownv2") {
    throw badRequest("Markdown is not spoken by this stand-in: send entities, or HTML");
  }
  throw badRequest("Unsupported parse_mode");
}

/** Telegram takes the white space off both ends and moves the entities along. */
function trim({ text, entities }: Words): Words {
  const trimmed = text.trim();
  if (trimmed.length === text.length) return { text, entities };

  const skipped = text.length - text.trimStart().length;
  const kept: MessageEntity[] = [];
  for (const entity of entities) {
    const start = Math.max(0, entity.offset - skipped);
    const end = Math.min(trimmed.length, entity.offset + entity.length - skipped);
    if (end > start) kept.push({ ...entity, offset: start, length: end - start });
  }
  return { text: trimmed, entities: kept };
}
