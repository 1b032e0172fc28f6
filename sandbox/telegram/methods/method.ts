import type { Params } from "../params";
import type { Server } from "../server";

/** One method of the Bot API: answers the result, or throws an ApiError. `gone` tells when the caller hangs up. */
export type Method = (server: Server, params: Params, gone: () => AbortSignal) => unknown;

/** The methods of one area by their name as documented. */
export type Methods = Record<string, Method>;
