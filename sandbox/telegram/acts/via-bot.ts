import { resolveFile } from "../files/input";
import { Params } from "../params";
import type { Server } from "../server";
import type { Chat, Content, InlineMessage } from "../world/model";
import { say } from "./say";

/** Sends one of the bot's offers as the person. With buttons below it the bot can edit it by its inline id. */
export async function sendViaBot(server: Server, personId: number, chat: Chat, message: InlineMessage) {
  const content = await readyContent(server, message);
  const inlineId = message.markup ? newInlineId(server) : undefined;
  const sent = say(server, personId, chat, content, {
    viaBot: true,
    ...(message.markup ? { markup: message.markup } : {}),
    ...(inlineId ? { inlineId } : {}),
  });
  if (inlineId) server.world.inlineMessages[inlineId] = { chatId: chat.id, messageId: sent.id };
  return { messageId: sent.id, ...(inlineId ? { inlineId } : {}) };
}

async function readyContent(server: Server, { content, fetchPhotoFrom }: InlineMessage): Promise<Content> {
  if (fetchPhotoFrom === undefined || content.kind !== "photo") return content;
  const file = await resolveFile(server, new Params({}), fetchPhotoFrom, "photo");
  return { ...content, fileId: file.id };
}

function newInlineId(server: Server) {
  return Buffer.from(`inline-message-${server.world.next.query++}`).toString("base64url");
}
