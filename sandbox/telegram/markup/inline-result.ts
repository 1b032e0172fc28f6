import { badRequest } from "../errors";
import { type Fields, isObject, optionalText, requiredObject, requiredText } from "../fields";
import { Params } from "../params";
import type { Server } from "../server";
import { readWords } from "../text/words";
import type { Content, InlineMessage, InlineResult, Words } from "../world/model";
import { linkFault } from "./links";
import { readInlineMarkup } from "./reply-markup";

/** Reads one result of an inline query: an article, a photo, a location or a venue. */
export function readInlineResult(server: Server, given: unknown): InlineResult {
  if (!isObject(given)) throw badRequest("Inline query result must be an object");

  const type = requiredText(given, "type").toLowerCase();
  const id = requiredText(given, "id");
  if (id === "" || Buffer.byteLength(id) > 64) throw badRequest("RESULT_ID_INVALID");

  const title = type === "photo" ? optionalText(given, "title") : requiredText(given, "title");
  const description = optionalText(given, "description");
  const thumbnailUrl = readThumbnail(given, type);
  return {
    id,
    title,
    ...(description ? { description } : {}),
    ...(thumbnailUrl ? { thumbnailUrl } : {}),
    message: readMessage(server, given, type),
  };
}

function readMessage(server: Server, given: Fields, type: string): InlineMessage {
  const markup = readInlineMarkup(given.reply_markup, "inline");
  const buttons = markup ? { markup } : {};
  const replacement = given.input_message_content === undefined ? undefined : readContent(given);

  if (type === "article") {
    if (requiredText(given, "title") === "") throw badRequest("ARTICLE_TITLE_EMPTY");
    return { content: replacement ?? readContent(given), ...buttons };
  }
  if (type === "photo") return { ...readPhoto(server, given, replacement), ...buttons };
  if (type === "location" || type === "venue")
    return { content: replacement ?? readPlace(given), ...buttons };
  throw badRequest(`type "${type}" is unsupported for the inline query result`);
}

function readPhoto(server: Server, given: Fields, replacement: Content | undefined): InlineMessage {
  const url = optionalText(given, "photo_url");
  const fileId = url ? "" : requiredText(given, "photo_file_id");
  if (url && linkFault(url)) throw badRequest("WEBDOCUMENT_URL_INVALID");
  if (url && !given.thumbnail_url) throw badRequest("PHOTO_THUMB_URL_EMPTY");
  if (fileId && server.files.find(fileId)?.kind !== "photo") {
    throw badRequest("wrong file identifier/HTTP URL specified");
  }
  if (replacement) return { content: replacement };

  const caption = readFormatted(given, "caption", "caption_entities", 1024, "message caption is too long");
  return { content: { kind: "photo", fileId, ...caption }, ...(url ? { fetchPhotoFrom: url } : {}) };
}

function readContent(given: Fields): Content {
  const content = requiredObject(given, "input_message_content");
  if (optionalText(content, "message_text") !== "") {
    const words = readFormatted(content, "message_text", "entities", 4096, "message is too long");
    const linkPreview = isObject(content.link_preview_options)
      ? { linkPreview: content.link_preview_options }
      : {};
    return { kind: "text", ...words, ...linkPreview };
  }
  if ("latitude" in content && "longitude" in content) return readPlace(content);
  throw badRequest("Input message content is not specified");
}

function readPlace(given: Fields): Content {
  const place = {
    latitude: Number(requiredText(given, "latitude")),
    longitude: Number(requiredText(given, "longitude")),
  };
  if (!("address" in given)) return { kind: "location", ...place };
  return {
    kind: "venue",
    ...place,
    title: requiredText(given, "title"),
    address: requiredText(given, "address"),
  };
}

function readFormatted(
  given: Fields,
  field: string,
  entitiesField: string,
  most: number,
  tooLong: string,
): Words {
  const parseMode = optionalText(given, "parse_mode");
  const entities = new Params(given).json(entitiesField);
  return readWords({ text: optionalText(given, field), parseMode, entities, most, tooLong });
}

function readThumbnail(given: Fields, type: string): string | undefined {
  const url =
    optionalText(given, "thumbnail_url") || (type === "photo" ? optionalText(given, "photo_url") : "");
  if (url && linkFault(url)) throw badRequest("WEBDOCUMENT_URL_INVALID");
  if (url) return url;

  const fileId = optionalText(given, "photo_file_id");
  return fileId ? `/control/files/${fileId}` : undefined;
}
