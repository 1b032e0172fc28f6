import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import { sendJson } from "../telegram/http/answer";
import { readBytes } from "../telegram/http/body";
import { act, acts } from "./acts";
import type { Books, Delivery } from "./books";
import { ApiError, Impossible } from "./errors";
import type { Server } from "./server";
import type { Row } from "./table";
import { type Webhooks, webhookFaults } from "./webhooks";

export type Control = { server: Server; webhooks: Webhooks; reset: () => void };

type Handler = (control: Control, body: unknown) => unknown;

const handlers: Record<string, Handler> = {
  "GET /control/stripe": ({ server, webhooks }) => ({
    ...described(server.books),
    faults: webhooks.faults(),
  }),
  "POST /control/stripe": ({ server }, body) => ({ ok: true, object: act(server, acts.parse(body)) }),
  "POST /control/stripe/faults": ({ webhooks }, body) => {
    webhooks.setFaults(webhookFaults.parse(body));
    return webhooks.faults();
  },
  "POST /control/stripe/flush": ({ webhooks }) => webhooks.flush(),
  "POST /control/stripe/reset": ({ reset }) => {
    reset();
    return { ok: true };
  },
};

/** The dashboard's and the payer's door for scripts: everything below `/control/stripe`. */
export async function handleControl(
  control: Control,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const { pathname } = new URL(request.url ?? "/", "http://stripe");
  const handler = handlers[`${request.method} ${pathname}`];
  if (!handler) return false;

  try {
    const body = JSON.parse((await readBytes(request)).toString() || "{}") as unknown;
    sendJson(response, 200, await handler(control, body));
  } catch (error) {
    sendJson(response, 400, { ok: false, error: reasonOf(error) });
  }
  return true;
}

/** What the caller can put right; anything else is a fault of the sandbox. */
function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  if (error instanceof Impossible || error instanceof ApiError || error instanceof SyntaxError)
    return error.message;
  throw error;
}

function described(books: Books) {
  const deliveriesOf = new Map<string, Delivery[]>();
  for (const delivery of books.deliveries)
    deliveriesOf.set(delivery.event, [...(deliveriesOf.get(delivery.event) ?? []), delivery]);
  return {
    sessions: books.sessions.rows().map(flat),
    paymentIntents: books.paymentIntents.rows().map(flat),
    charges: books.charges.rows().map(flat),
    refunds: books.refunds.rows().map(flat),
    disputes: books.disputes.rows().map(flat),
    payouts: books.payouts.rows().map(flat),
    balanceTransactions: books.balanceTransactions.rows().map(flat),
    accounts: books.accounts.rows().map(flat),
    events: books.events.rows().map(({ object: { id, type, created, account, data } }) => ({
      id,
      type,
      created,
      ...(account === undefined ? {} : { account }),
      object: (data.object as { id?: string }).id,
      deliveries: (deliveriesOf.get(id) ?? []).map(({ endpoint, state, dueAt, attempts }) => ({
        endpoint,
        state,
        ...(state === "waiting" ? { dueAt } : {}),
        attempts,
      })),
    })),
  };
}

/** The object with the account it belongs to. */
function flat<T extends object>({ account, object }: Row<T>) {
  return account === undefined ? object : { account, ...object };
}
