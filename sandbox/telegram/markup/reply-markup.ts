import type { InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup } from "@grammyjs/types";
import { badRequest } from "../errors";
import { type Fields, isObject, optionalBoolean, optionalText, within } from "../fields";
import { checkInlineButton, type Place, readInlineButton } from "./inline-button";
import { checkReplyButton, readReplyButton } from "./keyboard-button";

/** What comes below a message: at most one of the four. */
export type Markup = {
  inline?: InlineKeyboardMarkup;
  keyboard?: ReplyKeyboardMarkup;
  remove?: true;
  forceReply?: { placeholder?: string };
  /** Shown only to the person answered, and to people mentioned. */
  selective?: true;
};

const buttonsAtMost = 100;
const buttonsInRowAtMost = 8;

/** Reads `reply_markup` for a message in such a place. */
export function readMarkup(given: unknown, place: Place, isOfInvoice = false): Markup {
  if (given === undefined) return {};
  if (!isObject(given)) throw badRequest("Object expected as reply markup");

  const selective = optionalBoolean(given, "selective") ? { selective: true as const } : {};
  const keyboard = readRows(given, "keyboard", "Can't parse keyboard button", readReplyButton);
  if (keyboard.flat().length > 0) {
    if (place === "channel" || place === "inline") throw badRequest("Inline keyboard expected");
    for (const button of keyboard.flat()) checkReplyButton(button, place);
    return { keyboard: { keyboard, ...keyboardOptions(given) }, ...selective };
  }

  const inline = readRows(given, "inline_keyboard", "Can't parse inline keyboard button", readInlineButton);
  if (inline.flat().length > 0) return { inline: checkInlineRows(inline, place, isOfInvoice) };

  const remove = optionalBoolean(given, "remove_keyboard");
  const force = optionalBoolean(given, "force_reply");
  if ((remove || force) && (place === "channel" || place === "inline"))
    throw badRequest("Inline keyboard expected");
  if (remove) return { remove: true, ...selective };
  if (force) return { forceReply: readPlaceholder(given), ...selective };
  return {};
}

/** Reads `reply_markup` where only an inline keyboard may stand, as in edits. */
export function readInlineMarkup(
  given: unknown,
  place: Place,
  isOfInvoice = false,
): InlineKeyboardMarkup | undefined {
  const markup = readMarkup(given, place, isOfInvoice);
  if (markup.keyboard || markup.remove || markup.forceReply) throw badRequest("Inline keyboard expected");
  return markup.inline;
}

function readRows<Button>(
  given: Fields,
  field: string,
  failure: string,
  read: (button: unknown) => Button,
): Button[][] {
  const rows = given[field];
  if (rows === undefined || rows === null) return [];
  if (!Array.isArray(rows)) throw badRequest(`Field "${field}" must be of type Array`);

  return rows.map((row: unknown) => {
    if (Array.isArray(row)) return row.map((button: unknown) => within(failure, () => read(button)));
    const owner = field === "keyboard" ? "" : " of the InlineKeyboardMarkup";
    throw badRequest(`Field "${field}"${owner} must be an Array of Arrays`);
  });
}

function checkInlineRows(
  rows: InlineKeyboardButton[][],
  place: Place,
  isOfInvoice: boolean,
): InlineKeyboardMarkup {
  const buttons = rows.flat();
  for (const button of buttons) checkInlineButton(button, place, isOfInvoice);
  if (buttons.length > buttonsAtMost || rows.some((row) => row.length > buttonsInRowAtMost)) {
    throw badRequest("reply markup is too long");
  }
  return { inline_keyboard: rows.filter((row) => row.length > 0) };
}

function keyboardOptions(given: Fields): Omit<ReplyKeyboardMarkup, "keyboard"> {
  const { placeholder } = readPlaceholder(given);
  return {
    ...(optionalBoolean(given, "is_persistent") ? { is_persistent: true } : {}),
    ...(optionalBoolean(given, "resize_keyboard") ? { resize_keyboard: true } : {}),
    ...(optionalBoolean(given, "one_time_keyboard") ? { one_time_keyboard: true } : {}),
    ...(placeholder === undefined ? {} : { input_field_placeholder: placeholder }),
  };
}

function readPlaceholder(given: Fields): { placeholder?: string } {
  const placeholder = optionalText(given, "input_field_placeholder");
  if (placeholder.length > 64) throw badRequest("PLACEHOLDER_TOO_LONG");
  return placeholder === "" ? {} : { placeholder };
}
