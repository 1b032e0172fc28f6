import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

/**
 * Stands between Telegram and the app: hands updates on while the app lives, holds new ones while it does
 * not, and keeps in mind whose were answered with 200. An update under way when the app dies is cut off.
 */
export type Door = {
  open(url: string): void;
  close(): void;
  /** People whose update was answered with 200. */
  acknowledged: Set<number>;
  underWay: number;
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
};

export const doorPath = "/door";

export function createDoor(): Door {
  let opened: (url: string) => void = () => {};
  let address = new Promise<string>((resolve) => {
    opened = resolve;
  });

  const door: Door = {
    acknowledged: new Set(),
    underWay: 0,
    open: (url) => opened(url),
    close() {
      address = new Promise((resolve) => {
        opened = resolve;
      });
    },
    async handle(request, response) {
      if (request.url !== doorPath) return false;
      const body = await text(request);
      const url = await address;
      door.underWay++;
      try {
        const answer = await fetch(url, { method: "POST", body, headers: headersOf(request) });
        await answer.arrayBuffer();
        if (answer.status === 200) door.acknowledged.add(personIn(body));
        const retryAfter = answer.headers.get("retry-after");
        response.writeHead(answer.status, retryAfter ? { "retry-after": retryAfter } : {}).end();
      } catch {
        request.socket.destroy();
      } finally {
        door.underWay--;
      }
      return true;
    },
  };
  return door;
}

const headersOf = ({ headers }: IncomingMessage) => ({
  "content-type": "application/json",
  "x-telegram-bot-api-secret-token": String(headers["x-telegram-bot-api-secret-token"]),
});

type From = { from?: { id: number } };

function personIn(body: string): number {
  const { message, callback_query } = JSON.parse(body) as { message?: From; callback_query?: From };
  return (message ?? callback_query)?.from?.id ?? 0;
}
