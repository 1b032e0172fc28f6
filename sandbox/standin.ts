import type { IncomingMessage, ServerResponse } from "node:http";

/** One of the services the sandbox plays: it takes the requests that are its own and leaves the rest. */
export type Standin = {
  /** Answers the request, or says false when it belongs to somebody else. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  close(): Promise<void>;
};
