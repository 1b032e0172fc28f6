import type { MessageEntity } from "@grammyjs/types";
import { sortEntities } from "./entities";

const patterns: [MessageEntity.CommonMessageEntity["type"], RegExp][] = [
  ["bot_command", /(?<![\w/<])\/[a-zA-Z0-9_]{1,64}(?:@\w{3,32})?(?!\w|\/)/g],
  ["email", /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
  [
    "url",
    /(?<![\w@.])(?:https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]}']|(?:[\w-]+\.)+(?:com|org|net|io|me|dev|app|de|uk|eu)(?:\/[^\s<>"]*[^\s<>".,;:!?)\]}'])?(?![\w@]))/g,
  ],
  ["mention", /(?<![\w@/])@[a-zA-Z]\w{3,31}/g],
  ["hashtag", /(?<![\w#&])#(?=[\p{L}\d_]*\p{L})[\p{L}\d_]{1,256}/gu],
];

/** Something one of the patterns could match: most texts have nothing to find, and are told apart quickly. */
const worthLooking = /[/@#.]/;

const opaque = ["code", "pre", "text_link", "text_mention"];

/** Adds what Telegram itself finds in a text: commands, links, mentions and hashtags outside what is marked already. */
export function withFoundEntities(text: string, given: MessageEntity[] = []): MessageEntity[] {
  if (!worthLooking.test(text)) return given;

  const taken = given.filter((entity) => opaque.includes(entity.type));
  const found: MessageEntity[] = [];
  for (const [type, pattern] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const entity: MessageEntity = { type, offset: match.index, length: match[0].length };
      if ([...taken, ...found].some((other) => overlap(other, entity))) continue;
      found.push(entity);
    }
  }
  return found.length === 0 ? given : sortEntities([...given, ...found]);
}

function overlap(one: MessageEntity, other: MessageEntity) {
  return one.offset < other.offset + other.length && other.offset < one.offset + one.length;
}
