import { ApiError, badRequest } from "../errors";
import type { Params } from "../params";
import type { Server } from "../server";
import { readAllowedUpdates, updateJson } from "../updates/kinds";
import type { Methods } from "./method";

/** How the bot gets its updates: by webhook or by asking. */
export const updateMethods: Methods = {
  async getUpdates(server, params, gone) {
    if (server.world.webhook.url !== "") {
      const advice = "use deleteWebhook to delete the webhook first";
      throw new ApiError(409, `Conflict: can't use getUpdates method while webhook is active; ${advice}`);
    }
    setAllowedUpdates(server, params);
    const updates = await server.updates.polling.poll({
      offset: params.integer("offset", 0),
      limit: params.integer("limit", 100, 1, 100),
      timeoutSeconds: params.integer("timeout", 0, 0, 50),
      signal: gone(),
    });
    return updates.map(updateJson);
  },

  setWebhook(server, params) {
    const url = params.string("url");
    if (url !== "") checkWebhookUrl(url);
    setWebhook(server, params, url);
    return true;
  },

  deleteWebhook(server, params) {
    setWebhook(server, params, "");
    return true;
  },

  getWebhookInfo({ world }) {
    const { url, maxConnections, allowedUpdates, lastErrorDate, lastErrorMessage } = world.webhook;
    return {
      url,
      has_custom_certificate: false,
      pending_update_count: world.pendingUpdates.size,
      ...(lastErrorDate ? { last_error_date: lastErrorDate, last_error_message: lastErrorMessage } : {}),
      ...(url === "" ? {} : { max_connections: maxConnections, ip_address: "127.0.0.1" }),
      ...(allowedUpdates.length > 0 ? { allowed_updates: allowedUpdates } : {}),
    };
  },
};

function setWebhook(server: Server, params: Params, url: string) {
  const secretToken = url === "" ? "" : params.string("secret_token");
  if (secretToken.length > 256) throw badRequest("secret token is too long");
  if (!/^[\w-]*$/.test(secretToken)) throw badRequest("secret token contains unallowed characters");

  const { world, updates } = server;
  setAllowedUpdates(server, params);
  const maxConnections = params.integer("max_connections", 40, 1, 100);
  const isDropping = params.boolean("drop_pending_updates");
  const known = world.webhook;
  const isSame =
    known.url === url && known.secretToken === secretToken && known.maxConnections === maxConnections;
  // As Telegram does: setting what is set already disturbs nothing that is on its way.
  if (isSame && !isDropping) return;

  if (isDropping) world.pendingUpdates.clear();
  if (url !== "") updates.polling.abort("terminated by setWebhook request");
  const { allowedUpdates } = known;
  world.webhook = { url, secretToken, maxConnections, allowedUpdates };
  updates.restart();
}

/** Leaving the parameter out keeps what was set before. */
function setAllowedUpdates({ world }: Server, params: Params) {
  const given = params.json("allowed_updates");
  if (given === undefined) return;
  world.webhook.allowedUpdates = readAllowedUpdates(given) ?? world.webhook.allowedUpdates;
}

/** HTTPS on Telegram's ports; on this machine any address will do, as with a Bot API server of one's own. */
function checkWebhookUrl(given: string) {
  if (!URL.canParse(given)) throw badRequest("invalid webhook URL specified");

  const { protocol, hostname, port } = new URL(given);
  if (hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.")) return;
  if (protocol !== "https:") throw badRequest("bad webhook: An HTTPS URL must be provided for webhook");
  if (!["", "443", "80", "88", "8443"].includes(port)) {
    throw badRequest("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
  }
}
