import { resolveFile } from "../files/input";
import { Params } from "../params";
import type { ActResult, InlineChoice } from "../protocol";
import type { InlineAnswer } from "../queries";
import { type Server, unixTime } from "../server";
import { personJson } from "../views/users";
import type { Chat, Content, InlineMessage, InlineResult } from "../world/model";
import { ActError, chatOf, type Doings, personOf } from "./act";
import { say } from "./say";

/** Inline mode: asking the bot from any chat, and sending one of its results. */
export const inlineActs: Doings<"inline-query" | "choose-inline-result" | "send-prepared"> = {
  async "inline-query"(server, { as, chatId, query, offset = "", location }) {
    const person = personOf(server, as);
    const asked = { personId: as, query: query.slice(0, 256), offset };
    const cached = server.queries.cachedInline(asked);
    const waiting = server.queries.askInline(asked);
    if (cached) waiting.query.answer = cached;
    else {
      server.updates.push("inline_query", as, {
        id: waiting.query.id,
        from: personJson(person),
        ...(chatId === undefined ? {} : { chat_type: chatType(as, chatOf(server, as, chatId)) }),
        query: asked.query,
        offset,
        ...(location ? { location } : {}),
      });
    }
    return { ok: true, inline: shown(waiting.query.id, cached ?? (await waiting.answer)) };
  },

  async "choose-inline-result"(server, { as, chatId, queryId, resultId }) {
    const query = server.queries.findInline(queryId);
    const result = query?.answer?.results.find(({ id }) => id === resultId);
    if (!query || query.personId !== as || !result) throw new ActError("There is no such result any more");
    return send(server, as, chatOf(server, as, chatId), result, query.query);
  },

  async "send-prepared"(server, { as, chatId, preparedId }) {
    const prepared = server.world.prepared[preparedId];
    if (!prepared || prepared.userId !== as || prepared.expiresAt < unixTime(server))
      throw new ActError("MESSAGE_EXPIRED");

    const chat = chatOf(server, as, chatId);
    if (!prepared.chatTypes.includes(chat.type))
      throw new ActError("The message cannot be sent to such a chat");
    return send(server, as, chat, prepared.result, "");
  },
};

/** The message appears, and with full feedback switched on the bot hears which result it was. */
async function send(
  server: Server,
  personId: number,
  chat: Chat,
  { id, message }: InlineResult,
  query: string,
): Promise<ActResult> {
  const content = await readyContent(server, message);
  const inlineId = message.markup ? newInlineId(server) : undefined;
  const sent = say(server, personId, chat, content, {
    viaBot: true,
    ...(message.markup ? { markup: message.markup } : {}),
    ...(inlineId ? { inlineId } : {}),
  });
  if (inlineId) server.world.inlineMessages[inlineId] = { chatId: chat.id, messageId: sent.id };

  server.updates.push("chosen_inline_result", personId, {
    from: personJson(personOf(server, personId)),
    query,
    result_id: id,
    ...(inlineId ? { inline_message_id: inlineId } : {}),
  });
  return { ok: true, messageId: sent.id };
}

async function readyContent(server: Server, { content, fetchPhotoFrom }: InlineMessage): Promise<Content> {
  if (fetchPhotoFrom === undefined || content.kind !== "photo") return content;
  const file = await resolveFile(server, new Params({}), fetchPhotoFrom, "photo");
  return { ...content, fileId: file.id };
}

function newInlineId(server: Server) {
  return Buffer.from(`inline-message-${server.world.next.query++}`).toString("base64url");
}

function chatType(personId: number, chat: Chat) {
  if (chat.type === "pair") return "private";
  return chat.type === "private" && chat.id === personId ? "sender" : chat.type;
}

function shown(queryId: string, answer: InlineAnswer | undefined) {
  const results: InlineChoice[] = (answer?.results ?? []).map(({ id, title, description, thumbnailUrl }) => ({
    id,
    title,
    ...(description ? { description } : {}),
    ...(thumbnailUrl ? { thumbnailUrl } : {}),
  }));
  return {
    queryId,
    results,
    ...(answer?.button ? { button: answer.button } : {}),
    ...(answer?.nextOffset ? { nextOffset: answer.nextOffset } : {}),
  };
}
