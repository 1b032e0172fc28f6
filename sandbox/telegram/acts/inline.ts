import type { ActResult, InlineChoice } from "../protocol";
import type { InlineAnswer } from "../queries";
import { type Server, unixTime } from "../server";
import { chatType } from "../views/chat-context";
import { personJson } from "../views/users";
import type { Chat, InlineResult, PreparedMessage } from "../world/model";
import { ActError, chatOf, type Doings, personOf } from "./act";
import { sendViaBot } from "./via-bot";

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
    const prepared = preparedFor(server, as, preparedId);
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
  const { messageId, inlineId } = await sendViaBot(server, personId, chat, message);
  server.updates.push("chosen_inline_result", personId, {
    from: personJson(personOf(server, personId)),
    query,
    result_id: id,
    ...(inlineId ? { inline_message_id: inlineId } : {}),
  });
  return { ok: true, messageId };
}

/** The message that was prepared for this person, while it may be sent. */
export function preparedFor(server: Server, personId: number, preparedId: string): PreparedMessage {
  const prepared = server.world.prepared[preparedId];
  if (!prepared || prepared.userId !== personId || prepared.expiresAt < unixTime(server))
    throw new ActError("MESSAGE_EXPIRED");
  return prepared;
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
