import { ApiError } from "../errors";
import type { Act, ActResult } from "../protocol";
import type { Server } from "../server";
import { ActError, type Doing, type Doings } from "./act";
import { botActs } from "./bot";
import { groupActs } from "./groups";
import { inlineActs } from "./inline";
import { keyActs } from "./keys";
import { linkActs } from "./links";
import { miniAppActs } from "./mini-apps";
import { paymentActs } from "./payments";
import { talkActs } from "./talk";
import { tapActs } from "./taps";

/** A new kind of act is a file of its own and a name here: every act of the protocol must be known. */
const acts: Doings<Act["do"]> = {
  ...botActs,
  ...groupActs,
  ...inlineActs,
  ...keyActs,
  ...linkActs,
  ...miniAppActs,
  ...paymentActs,
  ...talkActs,
  ...tapActs,
};

/** Does what a person does, and tells what came of it. */
export async function act<Kind extends Act["do"]>(
  server: Server,
  deed: Extract<Act, { do: Kind }>,
): Promise<ActResult> {
  const doing = acts[deed.do as Kind] as Doing<Kind> | undefined;
  if (!doing) return { ok: false, error: `Nobody knows how to “${String(deed.do)}”` };
  try {
    return await doing(server, deed);
  } catch (error) {
    if (error instanceof ActError || error instanceof ApiError) return { ok: false, error: error.message };
    throw error;
  }
}
