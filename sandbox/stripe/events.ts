import type Stripe from "stripe";
import { z } from "zod";
import type { Endpoint } from "./endpoint";
import { newId } from "./ids";
import { listOf } from "./lists";
import { created, expand, list, paging, parse, text } from "./params";
import { apiVersion, type Server, unixTime } from "./server";
import type { AccountId } from "./table";

/** Puts down that something happened, with the object as it is at this moment. */
export function recordEvent(
  server: Omit<Server, "emit">,
  account: AccountId,
  type: Stripe.Event["type"],
  object: object,
  previous?: object,
): Stripe.Event {
  const data = { object: structuredClone(object), ...(previous ? { previous_attributes: previous } : {}) };
  const event = {
    id: newId("evt"),
    object: "event",
    ...(account === undefined ? {} : { account }),
    api_version: apiVersion,
    created: unixTime(server),
    data,
    livemode: false,
    pending_webhooks: 0,
    request: server.request ?? { id: null, idempotency_key: null },
    type,
  };
  // The union pairs each type with its object, which whoever emits has done.
  return server.books.events.add(account, event as Stripe.Event);
}

const listed = z.strictObject({
  ...paging,
  created,
  type: text().optional(),
  types: list(text()).optional(),
});

export const listEvents: Endpoint = ({ books }, { account, params }) => {
  const asked = parse(listed, params);
  return listOf(
    books.events,
    account,
    "/v1/events",
    asked,
    ({ type }) =>
      (asked.type === undefined || matches(asked.type, type)) &&
      (asked.types === undefined || asked.types.some((wanted) => matches(wanted, type))),
  );
};

/** `charge.*` stands for all that begin so. */
function matches(wanted: string, type: string): boolean {
  return wanted.endsWith("*") ? type.startsWith(wanted.slice(0, -1)) : wanted === type;
}

export const retrieveEvent: Endpoint = ({ books }, { account, id, params }) => {
  parse(z.strictObject(expand), params);
  return books.events.get(account, id);
};
