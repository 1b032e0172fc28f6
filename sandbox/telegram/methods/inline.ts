import { sendViaBot } from "../acts/via-bot";
import { badRequest } from "../errors";
import { isObject, requiredObject, requiredText, within } from "../fields";
import { readInlineResult } from "../markup/inline-result";
import { checkLink } from "../markup/links";
import type { Params } from "../params";
import type { InlineAnswer } from "../queries";
import { type Server, unixTime } from "../server";
import { privateChat } from "../world/chats";
import type { Chat, InlineResult } from "../world/model";
import type { Methods } from "./method";

const preparedSeconds = 24 * 3600;

/** Inline mode: what people find when they type the bot's name in any chat. */
export const inlineMethods: Methods = {
  answerInlineQuery(server, params) {
    const answer: InlineAnswer = {
      results: readResults(server, params),
      nextOffset: params.string("next_offset"),
      cacheSeconds: params.integer("cache_time", 300, 0, 86_400),
      isPersonal: params.boolean("is_personal"),
      ...readButton(params),
    };
    if (Buffer.byteLength(answer.nextOffset) > 64) throw badRequest("NEXT_OFFSET_INVALID");

    if (!server.queries.answerInline(params.string("inline_query_id"), answer)) {
      throw badRequest("query is too old and response timeout expired or query ID is invalid");
    }
    return true;
  },

  savePreparedInlineMessage(server, params) {
    const userId = params.integer("user_id", 0);
    if (userId <= 0) throw badRequest("Invalid user_id specified");
    if (!server.world.people.has(userId)) throw badRequest("USER_ID_INVALID");

    const given = params.json("result", "JSON encoded web view query results");
    if (given === undefined) throw badRequest("Result isn't specified");
    const result = readInlineResult(server, given);
    const chatTypes = readChatTypes(params);
    if (chatTypes.length === 0) throw badRequest("At least one chat type must be allowed");

    const id = Buffer.from(`prepared-${server.world.next.query++}`).toString("base64url");
    const expiresAt = unixTime(server) + preparedSeconds;
    server.world.prepared[id] = { userId, result, expiresAt, chatTypes };
    return { id, expiration_date: expiresAt };
  },

  /** The message comes from the person, into the chat where they opened the Mini App: the one with the bot. */
  async answerWebAppQuery(server, params) {
    const given = params.json("result", "JSON encoded web view query results");
    if (given === undefined) throw badRequest("Result isn't specified");
    const { message } = readInlineResult(server, given);

    const queryId = params.string("web_app_query_id");
    const personId = server.openWebApps.get(queryId);
    if (personId === undefined)
      throw badRequest("query is too old and response timeout expired or query ID is invalid");
    server.openWebApps.delete(queryId);

    const { inlineId } = await sendViaBot(server, personId, privateChat(server.world, personId), message);
    server.changes.tell(personId, { type: "web-app-answered", queryId });
    return inlineId ? { inline_message_id: inlineId } : {};
  },
};

function readResults(server: Server, params: Params): InlineResult[] {
  const given = params.json("results", "JSON encoded inline query results") ?? [];
  if (!Array.isArray(given)) throw badRequest("Expected an Array of inline query results");
  if (given.length > 50) throw badRequest("Too many inline query results specified");

  const results = given.map((one) =>
    within("Can't parse inline query result", () => readInlineResult(server, one)),
  );
  if (new Set(results.map(({ id }) => id)).size < results.length) throw badRequest("RESULT_ID_DUPLICATE");
  return results;
}

function readButton(params: Params): Pick<InlineAnswer, "button"> {
  const given = params.json("button", "inline query results button");
  if (given === undefined) return {};

  return within("Can't parse inline query results button", () => {
    if (!isObject(given)) throw badRequest("InlineQueryResultsButton must be an Object");
    const text = requiredText(given, "text");
    if ("start_parameter" in given) {
      const startParameter = requiredText(given, "start_parameter");
      if (!/^[\w-]{1,64}$/.test(startParameter)) throw badRequest("START_PARAM_INVALID");
      return { button: { text, startParameter } };
    }
    if (!("web_app" in given))
      throw badRequest("InlineQueryResultsButton must have exactly one optional field");
    const webAppUrl = requiredText(requiredObject(given, "web_app"), "url");
    checkLink("Inline query results button Web App", webAppUrl, { httpsOnly: true });
    return { button: { text, webAppUrl } };
  });
}

function readChatTypes(params: Params): Chat["type"][] {
  return [
    ...(params.boolean("allow_user_chats") ? (["pair"] as const) : []),
    ...(params.boolean("allow_bot_chats") ? (["private"] as const) : []),
    ...(params.boolean("allow_group_chats") ? (["group", "supergroup"] as const) : []),
    ...(params.boolean("allow_channel_chats") ? (["channel"] as const) : []),
  ];
}
