import type { MessageEntity } from "@grammyjs/types";
import { badRequest } from "../errors";
import {
  type Fields,
  isObject,
  optionalText,
  requiredInteger,
  requiredObject,
  requiredText,
  within,
} from "../fields";
import { linkFault } from "../markup/links";

const plain = [
  "bold",
  "italic",
  "underline",
  "strikethrough",
  "spoiler",
  "code",
  "blockquote",
  "expandable_blockquote",
];

/** Telegram finds these by itself and ignores them when they are given. */
const foundByTelegram = [
  "mention",
  "hashtag",
  "cashtag",
  "bot_command",
  "url",
  "email",
  "phone_number",
  "bank_card_number",
];

/** Reads the entities a bot gave for a text, refusing what Telegram refuses and dropping what it drops. */
export function readEntities(given: unknown, text: string): MessageEntity[] {
  if (!Array.isArray(given)) return [];

  const entities: MessageEntity[] = [];
  for (const one of given) {
    const entity = within("Can't parse MessageEntity", () => readEntity(one));
    if (!entity) continue;

    checkBounds(entity, text);
    if (entity.length > 0) entities.push(entity);
  }
  return sortEntities(entities);
}

/** Outer entities before the ones they contain. */
export function sortEntities(entities: MessageEntity[]) {
  return entities.sort((one, other) => one.offset - other.offset || other.length - one.length);
}

function readEntity(given: unknown): MessageEntity | undefined {
  if (!isObject(given)) throw badRequest("expected an Object");

  const place = { offset: requiredInteger(given, "offset"), length: requiredInteger(given, "length") };
  const type = requiredText(given, "type");
  if (type === "") throw badRequest("Type is not specified");
  if (plain.includes(type)) return { type, ...place } as MessageEntity;
  if (foundByTelegram.includes(type)) return undefined;
  if (type === "date_time") return { type, ...place, ...readDateTime(given) };
  if (type === "pre") {
    const language = optionalText(given, "language");
    return language ? { type, ...place, language } : { type, ...place };
  }
  if (type === "text_link") {
    const url = requiredText(given, "url");
    return linkFault(url) ? undefined : { type, ...place, url };
  }
  if (type === "text_mention") {
    const user = requiredObject(given, "user");
    const id = requiredInteger(user, "id");
    return { type, ...place, user: { id, is_bot: false, first_name: optionalText(user, "first_name") } };
  }
  if (type === "custom_emoji") {
    // Only bots with a username bought on Fragment may use them: from others the plain emoji is what remains.
    requiredText(given, "custom_emoji_id");
    return undefined;
  }
  throw badRequest("Unsupported type specified");
}

type DateTime = Pick<MessageEntity.DateTimeMessageEntity, "unix_time" | "date_time_format">;

function readDateTime(given: Fields): DateTime {
  const format = optionalText(given, "date_time_format");
  if (!/^(?:[rR]|[tTdDwW]*)$/.test(format)) throw badRequest("Invalid date-time format specified");
  return {
    unix_time: requiredInteger(given, "unix_time"),
    date_time_format: format as DateTime["date_time_format"],
  };
}

function checkBounds({ offset, length }: MessageEntity, text: string) {
  if (offset < 0) throw badRequest(`Receive an entity with incorrect offset ${offset}`);
  if (length < 0) throw badRequest(`Receive an entity with incorrect length ${length}`);
  if (length === 0) return;

  const end = offset + length;
  if (offset > text.length)
    throw badRequest(`Entity begins after the end of the text at UTF-16 offset ${offset}`);
  if (end > text.length) {
    throw badRequest(
      `Entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${end}`,
    );
  }
  if (splitsCharacter(text, offset)) {
    throw badRequest(
      `Entity begins in a middle of a UTF-16 symbol at byte offset ${byteOffset(text, offset + 1)}`,
    );
  }
  if (splitsCharacter(text, end)) {
    const place = `at byte offset ${byteOffset(text, end + 1)}`;
    throw badRequest(
      `Entity beginning at UTF-16 offset ${offset} ends in a middle of a UTF-16 symbol ${place}`,
    );
  }
}

function splitsCharacter(text: string, offset: number) {
  return /[\uDC00-\uDFFF]/.test(text.charAt(offset)) && /[\uD800-\uDBFF]/.test(text.charAt(offset - 1));
}

function byteOffset(text: string, offset: number) {
  return Buffer.byteLength(text.slice(0, offset));
}
