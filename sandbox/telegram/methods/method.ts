import type { Params } from "../params";
import type { Server } from "../server";

/** One method of the Bot API: answers the result, or throws an ApiError. The signal ends when the caller is gone. */
export type Method = (server: Server, params: Params, signal: AbortSignal) => unknown;

/** The methods of one area by their name as documented. */
export type Methods = Record<string, Method>;
