import type { KeyboardButton } from "@grammyjs/types";
import { badRequest } from "../errors";
import {
  type Fields,
  isObject,
  optionalBoolean,
  requiredInteger,
  requiredObject,
  requiredText,
} from "../fields";
import type { Place } from "./inline-button";
import { checkLink } from "./links";
import { readStyle } from "./style";

/** A button of the reply keyboard, always as an object. */
export type ReplyButton = Exclude<KeyboardButton, string>;

/** Reads one button of a reply keyboard: a string, or an object with at most one request. */
export function readReplyButton(given: unknown): ReplyButton {
  if (typeof given === "string") return { text: given };
  if (!isObject(given)) throw badRequest("KeyboardButton must be a String or an Object");

  return { text: requiredText(given, "text"), ...readStyle(given), ...readRequest(given) } as ReplyButton;
}

/** Refuses requests for things that can be asked for in private chats only. */
export function checkReplyButton(button: ReplyButton, place: Place) {
  if (button.text === "") throw badRequest("Keyboard button text must be non-empty");
  if ("web_app" in button) checkLink("Keyboard button Web App", button.web_app.url, { httpsOnly: true });
  if (place === "private") return;

  for (const [field, what] of Object.entries(privateOnly)) {
    if (field in button) throw badRequest(`${what} in private chats only`);
  }
}

const privateOnly = {
  request_contact: "Phone number can be requested",
  request_location: "Location can be requested",
  request_poll: "Poll can be requested",
  request_users: "Users can be requested",
  request_chat: "Chats can be requested",
  web_app: "Web App buttons can be used",
};

function readRequest(given: Fields): Fields {
  if (optionalBoolean(given, "request_contact")) return { request_contact: true };
  if (optionalBoolean(given, "request_location")) return { request_location: true };
  if ("request_poll" in given) return { request_poll: requiredObject(given, "request_poll") };
  if ("web_app" in given) return { web_app: { url: requiredText(requiredObject(given, "web_app"), "url") } };
  if ("request_users" in given) return { request_users: readRequested(given, "request_users") };
  if ("request_chat" in given) return { request_chat: readChatRequest(given) };
  return {};
}

function readRequested(given: Fields, name: string): Fields {
  const request = requiredObject(given, name);
  return { ...request, request_id: requiredInteger(request, "request_id") };
}

function readChatRequest(given: Fields): Fields {
  const request = readRequested(given, "request_chat");
  if (typeof request.chat_is_channel !== "boolean") throw badRequest(`Can't find field "chat_is_channel"`);

  const ofBot = rightsOf(request, "bot_administrator_rights");
  const ofUser = rightsOf(request, "user_administrator_rights");
  if (ofBot.length > 0 && !ofBot.every((right) => ofUser.includes(right))) {
    // The person must hold every right that the bot is to be given.
    throw badRequest("USER_RIGHTS_MISSING");
  }
  return request;
}

function rightsOf(request: Fields, name: string): string[] {
  const rights = request[name];
  if (!isObject(rights)) return [];
  return Object.keys(rights).filter((right) => optionalBoolean(rights, right));
}
