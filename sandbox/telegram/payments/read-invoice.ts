import { randomBytes } from "node:crypto";
import { badRequest } from "../errors";
import { isObject, requiredInteger, requiredText, within } from "../fields";
import { linkFault } from "../markup/links";
import type { Params } from "../params";
import { spanOf, stars } from "./currencies";
import type { Invoice } from "./model";

/** Reads what `sendInvoice` and `createInvoiceLink` have in common, and refuses what Telegram refuses. */
export function readInvoice(params: Params): Invoice {
  const title = params.requiredString("title");
  const description = params.requiredString("description");
  const payload = params.requiredString("payload");
  const currency = params.requiredString("currency");
  const prices = readPrices(params);
  checkTips(params);
  const total = totalOf(prices);

  if (title.length > 32 || description.length > 255) throw badRequest("MEDIA_INVALID");
  if (Buffer.byteLength(payload) > 128) throw badRequest("INVOICE_PAYLOAD_INVALID");
  const startParameter = params.string("start_parameter");
  if (!/^[\w-]{0,64}$/.test(startParameter)) throw badRequest("START_PARAM_INVALID");
  checkMoney(params, currency, prices, total);
  refuseUnplayed(params);

  const isCard = currency !== stars;
  return {
    slug: randomBytes(16).toString("base64url"),
    ...{ title, description, payload, prices, total, currency, startParameter },
    ...readPhoto(params),
    needs: {
      name: isCard && params.boolean("need_name"),
      phone:
        isCard && (params.boolean("need_phone_number") || params.boolean("send_phone_number_to_provider")),
      email: isCard && (params.boolean("need_email") || params.boolean("send_email_to_provider")),
    },
    chargeIds: [],
  };
}

type Prices = Invoice["prices"];

const amountAtMost = 999_999_999_999;

function readPrices(params: Params): Prices {
  params.requiredString("prices");
  const given = params.json("prices");
  if (!Array.isArray(given)) throw badRequest("Expected an Array of labeled prices");

  const prices = given.map((one: unknown) =>
    within("Can't parse labeled price", () => {
      if (!isObject(one)) throw badRequest("LabeledPrice must be an Object");
      const label = requiredText(one, "label");
      if (label === "") throw badRequest("LabeledPrice label must be non-empty");
      return { label, amount: requiredInteger(one, "amount") };
    }),
  );
  if (prices.length === 0) throw badRequest("There must be at least one price");
  return prices;
}

function totalOf(prices: Prices): number {
  if (prices.some(({ amount }) => Math.abs(amount) > amountAtMost))
    throw badRequest("Too big amount of the currency specified");
  const total = prices.reduce((sum, { amount }) => sum + amount, 0);
  if (total <= 0) throw badRequest("Total price must be positive");
  if (total > amountAtMost) throw badRequest("Total price is too big");
  return total;
}

function checkTips(params: Params) {
  const most = params.has("max_tip_amount") ? Number(params.string("max_tip_amount")) : 0;
  if (!Number.isInteger(most)) throw badRequest(`Can't parse "max_tip_amount" as Number`);
  const given = params.json("suggested_tip_amounts") ?? [];
  if (!Array.isArray(given)) throw badRequest("Expected an Array of suggested tip amounts");
  const tips = given.map(Number);

  if (tips.some((tip) => !Number.isInteger(tip)))
    throw badRequest("Can't parse suggested tip amount as Number");
  if (most < 0 || most > amountAtMost) throw badRequest("Invalid max_tip_amount of the currency specified");
  if (tips.some((tip) => tip <= 0)) throw badRequest("Suggested tip amount must be positive");
  if (tips.some((tip) => tip > most))
    throw badRequest("Suggested tip amount can't be bigger than max_tip_amount");
  if (tips.length > 4) throw badRequest("There can be at most 4 suggested tip amounts");
}

/** BotFather's tokens of test shops. Nobody can have a live one here. */
const testToken = /^\d+:TEST:[\w-]+$/;

function checkMoney(params: Params, currency: string, prices: Prices, total: number) {
  const span = spanOf(currency);
  if (!span) throw badRequest("CURRENCY_INVALID");
  const token = params.string("provider_token");
  if (currency === stars) {
    if (token !== "") throw badRequest("PAYMENT_PROVIDER_INVALID");
    if (prices.length !== 1 || params.integer("max_tip_amount", 0) > 0)
      throw badRequest("STARS_INVOICE_INVALID");
  } else if (!testToken.test(token)) throw badRequest("PAYMENT_PROVIDER_INVALID");
  if (total < span.least || total > span.most) throw badRequest("CURRENCY_TOTAL_AMOUNT_INVALID");
}

function readPhoto(params: Params): Pick<Invoice, "photo"> {
  const url = params.string("photo_url");
  if (url === "") return {};
  if (linkFault(url)) throw badRequest("WEBDOCUMENT_URL_INVALID");
  return {
    photo: { url, width: params.integer("photo_width", 0, 0), height: params.integer("photo_height", 0, 0) },
  };
}

/** Better a refusal by name than an invoice that behaves otherwise than it would. */
function refuseUnplayed(params: Params) {
  const unplayed = ["need_shipping_address", "is_flexible"].filter((name) => params.boolean(name));
  if (params.has("subscription_period")) unplayed.push("subscription_period");
  if (unplayed.length > 0) throw badRequest(`the sandbox does not play ${unplayed.join(", ")}`);
}
