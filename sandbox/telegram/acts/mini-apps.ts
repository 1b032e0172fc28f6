import { signInitData } from "../mini-app/init-data";
import { launch } from "../mini-app/launch";
import type { MiniAppAct } from "../mini-app/protocol";
import { storageMethods } from "../mini-app/storage";
import { type Server, unixTime } from "../server";
import { privateChat } from "../world/chats";
import { ActError, type Doings, personOf } from "./act";
import { setBlocked } from "./bot";
import { preparedFor } from "./inline";
import { note, say } from "./say";
import { ownContact } from "./talk";

/** What people do with Mini Apps and what Mini Apps do on their behalf. */
export const miniAppActs: Doings<MiniAppAct["do"]> = {
  "open-web-app": (server, act) => ({ ok: true, webApp: launch(server, act.as, act) }),

  "close-web-app"(server, { queryId }) {
    server.openWebApps.delete(queryId);
    return { ok: true };
  },

  "allow-writing"(server, { as }) {
    const { firstName } = personOf(server, as);
    const chat = privateChat(server.world, as);
    setBlocked(server, as, false);
    chat.started = true;
    const words = `${firstName} allowed this bot to message them`;
    return {
      ok: true,
      messageId: note(server, chat, as, words, { write_access_allowed: { from_request: true } }).id,
    };
  },

  "share-phone"(server, { as }) {
    const contact = ownContact(server, as);
    return { ok: true, messageId: say(server, as, privateChat(server.world, as), contact).id };
  },

  "send-web-app-data"(server, { as, buttonText, data }) {
    if (data === "" || Buffer.byteLength(data) > 4096) throw new ActError("WEBAPP_DATA_INVALID");
    const words = `Data from the “${buttonText}” button was transferred to the bot.`;
    const web_app_data = { data, button_text: buttonText };
    return {
      ok: true,
      messageId: note(server, privateChat(server.world, as), as, words, { web_app_data }).id,
    };
  },

  "invoke-custom-method"(server, { as, method, params }) {
    personOf(server, as);
    const invoke = { ...storageMethods, ...timeAndContact }[method];
    if (!invoke) throw new ActError("METHOD_INVALID");
    return { ok: true, result: invoke(server, as, params) };
  },

  "view-prepared"(server, { as, preparedId }) {
    const { result, chatTypes } = preparedFor(server, as, preparedId);
    const kinds = {
      private: "bot",
      pair: "person",
      group: "group",
      supergroup: "group",
      channel: "channel",
    } as const;
    return {
      ok: true,
      prepared: { title: result.title, chatKinds: [...new Set(chatTypes.map((type) => kinds[type]))] },
    };
  },
};

const timeAndContact: typeof storageMethods = {
  getCurrentTime: (server) => unixTime(server),
  /** Empty until the person has shared it. */
  getRequestedContact: (server, personId) => requestedContact(server, personId),
};

function requestedContact(server: Server, personId: number): string {
  const messages = [...privateChat(server.world, personId).messages.values()];
  const shared = messages.findLast(
    ({ content }) => content.kind === "contact" && content.userId === personId,
  );
  if (shared?.content.kind !== "contact") return "";

  const { phone, firstName, lastName = "" } = shared.content;
  const contact = { user_id: personId, phone_number: phone, first_name: firstName, last_name: lastName };
  return signInitData({ contact: JSON.stringify(contact), auth_date: String(shared.date) }, server.token);
}
