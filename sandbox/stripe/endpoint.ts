import type { Server } from "./server";
import type { AccountId } from "./table";

/** A request to the API: on whose account, which object its path names, with what. */
export type Asking = { account: AccountId; id: string; params: unknown };

/** Answers an object, or throws an ApiError having changed nothing. */
export type Endpoint = (server: Server, asking: Asking) => object;
