import { badRequest } from "../errors";
import { isObject } from "../fields";
import type { Params } from "../params";
import { sendContent } from "../send";
import { readWords } from "../text/words";
import type { Words } from "../world/model";
import type { Methods } from "./method";

/** Text messages. */
export const messageMethods: Methods = {
  sendMessage(server, params) {
    const words = readText(params);
    return sendContent(server, params, { kind: "text", ...words, ...readLinkPreview(params) });
  },
};

/** Reads `text` with its formatting. */
export function readText(params: Params, tooLong = "message is too long"): Words {
  const text = params.string("text");
  if (text === "") throw badRequest("message text is empty");

  const parseMode = params.string("parse_mode");
  const words = readWords({ text, parseMode, entities: params.json("entities"), most: 4096, tooLong });
  if (words.text === "") throw badRequest("text must be non-empty");
  return words;
}

/** Reads `caption` with its formatting; a caption may be empty. */
export function readCaption(params: Params, tooLong = "message caption is too long"): Words {
  const entities = params.json("caption_entities");
  return readWords({
    text: params.string("caption"),
    parseMode: params.string("parse_mode"),
    entities,
    most: 1024,
    tooLong,
  });
}

/** Reads `link_preview_options`. */
export function readLinkPreview(params: Params): { linkPreview?: Record<string, unknown> } {
  const given = params.json("link_preview_options");
  if (given === undefined)
    return params.boolean("disable_web_page_preview") ? { linkPreview: { is_disabled: true } } : {};
  if (!isObject(given)) throw badRequest("Object expected as link preview options");
  return { linkPreview: given };
}
