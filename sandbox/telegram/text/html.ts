import type { MessageEntity } from "@grammyjs/types";
import { badRequest } from "../errors";
import { linkFault } from "../markup/links";
import type { Words } from "../world/model";
import { sortEntities } from "./entities";

const tags: Record<string, MessageEntity.CommonMessageEntity["type"] | "pre"> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  "tg-spoiler": "spoiler",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
};

const named: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"' };

type OpenTag = { name: string; offset: number; attributes: Record<string, string> };

/** Telegram's HTML: a handful of tags, four named entities, everything closed in order. */
export function parseHtml(source: string): Words {
  let text = "";
  const open: OpenTag[] = [];
  const entities: MessageEntity[] = [];

  for (const [token] of source.matchAll(/<\/?[a-zA-Z][^>]*>|<|&#?\w+;|[^<&]+|&/g)) {
    if (token.startsWith("</")) {
      const tag = closeTag(token, open);
      const entity = toEntity(tag, text.length - tag.offset);
      if (entity && entity.length > 0) entities.push(entity);
    } else if (/^<[a-zA-Z]/.test(token)) open.push(openTag(token, text.length));
    else if (token === "<") throw cannotParse("Unexpected end tag");
    else text += token.startsWith("&") ? decode(token) : token;
  }

  const unclosed = open.pop();
  if (unclosed) throw cannotParse(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
  return { text, entities: sortEntities(entities) };
}

function openTag(token: string, offset: number): OpenTag {
  const name = token
    .slice(1)
    .match(/^[\w-]+/)![0]
    .toLowerCase();
  const attributes: Record<string, string> = {};
  for (const match of token.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/g)) {
    attributes[match[1]!.toLowerCase()] = (match[2] ?? match[3] ?? match[4] ?? "").replace(
      /&#?\w+;/g,
      decode,
    );
  }
  if (name === "blockquote" && /\sexpandable\b/.test(token)) attributes.expandable = "";

  const known = name in tags || name === "a" || name === "tg-time" || name === "tg-emoji" || name === "span";
  if (!known || (name === "span" && attributes.class !== "tg-spoiler"))
    throw cannotParse(`Unsupported start tag "${name}"`);
  return { name, offset, attributes };
}

function closeTag(token: string, open: OpenTag[]): OpenTag {
  const name = token.slice(2, -1).trim().toLowerCase();
  const tag = open.pop();
  if (!tag) throw cannotParse("Unexpected end tag");
  if (tag.name !== name)
    throw cannotParse(`Unmatched end tag, expected "</${tag.name}>", found "</${name}>"`);
  return tag;
}

function toEntity({ name, offset, attributes }: OpenTag, length: number): MessageEntity | undefined {
  const place = { offset, length };
  if (name === "a") {
    const url = attributes.href ?? "";
    return linkFault(url) ? undefined : { type: "text_link", ...place, url };
  }
  if (name === "tg-time") {
    const date_time_format = (attributes.format ??
      "") as MessageEntity.DateTimeMessageEntity["date_time_format"];
    return { type: "date_time", ...place, unix_time: Number(attributes.unix), date_time_format };
  }
  if (name === "span") return { type: "spoiler", ...place };
  if (name === "blockquote" && "expandable" in attributes) return { type: "expandable_blockquote", ...place };

  const type = tags[name];
  return type === undefined ? undefined : { type, ...place };
}

function decode(token: string) {
  const name = token.slice(1, -1);
  if (!name.startsWith("#")) return named[name] ?? token;
  const code = name.startsWith("#x") ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : token;
}

function cannotParse(why: string) {
  return badRequest(`can't parse entities: ${why}`);
}
