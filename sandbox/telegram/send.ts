import { writableChat } from "./access";
import { addMessage, showKeyboard } from "./conversation";
import { badRequest } from "./errors";
import { isObject, optionalBoolean, requiredInteger } from "./fields";
import type { Place } from "./markup/inline-button";
import { type Markup, readMarkup } from "./markup/reply-markup";
import type { Params } from "./params";
import { readInvoiceMarkup } from "./payments/markup";
import type { Server } from "./server";
import { type MessageJson, messageJson } from "./views/messages";
import { audience } from "./world/chats";
import type { Chat, Content, StoredMessage } from "./world/model";

/** Sends the bot's message where the call says, with the options that every kind of message has. */
export function sendContent(server: Server, params: Params, content: Content): MessageJson {
  const { chat, message } = deliver(server, params, content);
  return messageJson(server, chat, message);
}

/** The same, for callers that need the message itself. */
export function deliver(
  server: Server,
  params: Params,
  content: Content,
  extra: Partial<StoredMessage> = {},
) {
  const chat = writableChat(server, params);
  const markup = readMarkupFor(server, content, params, placeOf(chat));
  const replyTo = readReply(chat, params);
  server.flood?.check(chat);

  const message = addMessage(server, chat, {
    ...(chat.type === "channel" ? { views: 1 } : { from: server.bot.id }),
    content,
    ...(markup.inline ? { markup: markup.inline } : {}),
    ...(replyTo ? { replyTo } : {}),
    ...(params.boolean("protect_content") ? { protected: true as const } : {}),
    ...extra,
  });
  applyKeyboard(server, chat, message, markup);
  return { chat, message };
}

function readMarkupFor(server: Server, content: Content, params: Params, place: Place): Markup {
  const given = params.json("reply_markup", "reply keyboard markup");
  return content.kind === "invoice"
    ? { inline: readInvoiceMarkup(server, content.slug, given, place) }
    : readMarkup(given, place);
}

/** What kind of place a chat is for the buttons in it. */
export function placeOf(chat: Chat): Place {
  if (chat.type === "private" || chat.type === "pair") return "private";
  return chat.type === "channel" ? "channel" : "group";
}

function readReply(chat: Chat, params: Params): number | undefined {
  const given = params.json("reply_parameters");
  if (given !== undefined && !isObject(given)) throw badRequest("Object expected as reply parameters");

  const hasFields = given !== undefined && Object.keys(given).length > 0;
  const id = hasFields ? requiredInteger(given, "message_id") : params.integer("reply_to_message_id", 0);
  const isOptional = hasFields
    ? optionalBoolean(given, "allow_sending_without_reply")
    : params.boolean("allow_sending_without_reply");
  if (id <= 0) return undefined;
  if (chat.messages.has(id)) return id;
  if (isOptional) return undefined;
  throw badRequest("message to be replied not found");
}

function applyKeyboard(
  server: Server,
  chat: Chat,
  message: StoredMessage,
  { keyboard, remove, forceReply, selective }: Markup,
) {
  if (!keyboard && !remove && !forceReply) return;

  const people =
    selective && chat.type !== "private" ? addressees(server, chat, message) : audience(server.world, chat);
  for (const person of people) {
    if (remove) showKeyboard(server, chat, person, undefined);
    else if (keyboard) showKeyboard(server, chat, person, { markup: keyboard });
    else showKeyboard(server, chat, person, { forceReply: { ...forceReply, messageId: message.id } });
  }
}

/** For whom a selective keyboard is: people mentioned in the message, and whom it answers. */
function addressees(server: Server, chat: Chat, { content, replyTo }: StoredMessage): number[] {
  const entities = "entities" in content ? content.entities : [];
  const mentioned = entities.flatMap((entity) => (entity.type === "text_mention" ? [entity.user.id] : []));
  const names = entities.flatMap(({ type, offset, length }) =>
    type === "mention" && "text" in content
      ? [content.text.slice(offset + 1, offset + length).toLowerCase()]
      : [],
  );
  const answered = replyTo ? chat.messages.get(replyTo)?.from : undefined;
  return audience(server.world, chat).filter((id) => {
    const username = server.world.people.get(id)?.username?.toLowerCase();
    return mentioned.includes(id) || id === answered || (username !== undefined && names.includes(username));
  });
}
