import { callbackMethods } from "./callbacks";
import { chatMethods } from "./chats";
import { commandMethods } from "./commands";
import { editMethods } from "./edits";
import { inlineMethods } from "./inline";
import { mediaMethods } from "./media";
import { messageMethods } from "./messages";
import type { Method, Methods } from "./method";
import { paymentMethods } from "./payments";
import { placeMethods } from "./places";
import { profileMethods } from "./profile";
import { updateMethods } from "./updates";
import { upkeepMethods } from "./upkeep";

/** A new area of the Bot API is a file of its own and a line here. */
const areas: Methods[] = [
  callbackMethods,
  chatMethods,
  commandMethods,
  editMethods,
  inlineMethods,
  mediaMethods,
  messageMethods,
  paymentMethods,
  placeMethods,
  profileMethods,
  updateMethods,
  upkeepMethods,
];

/** All methods by their name in small letters: Telegram does not mind how a name is written. */
const methods = new Map<string, { name: string; method: Method }>();
for (const area of areas) {
  for (const [name, method] of Object.entries(area)) methods.set(name.toLowerCase(), { name, method });
}

/** The method with this name, and the name as documented. */
export function findMethod(name: string) {
  return methods.get(name.toLowerCase());
}
