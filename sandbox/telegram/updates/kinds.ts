import type { PendingUpdate } from "../world/model";

/** How Telegram queues each kind of update: which share a queue, whose queue it is, and for how long it keeps one. */
export const updateKinds = {
  message: { queue: "messages", keptSeconds: 86_400 },
  edited_message: { queue: "messages", keptSeconds: 86_400 },
  channel_post: { queue: "messages", keptSeconds: 86_400 },
  edited_channel_post: { queue: "messages", keptSeconds: 86_400 },
  inline_query: { queue: "inline", keptSeconds: 30 },
  chosen_inline_result: { queue: "chosen", keptSeconds: 600 },
  callback_query: { queue: "callbacks", keptSeconds: 150 },
  shipping_query: { queue: "checkout", keptSeconds: 150 },
  pre_checkout_query: { queue: "checkout", keptSeconds: 150 },
  my_chat_member: { queue: "own membership", keptSeconds: 86_400 },
  chat_member: { queue: "memberships", keptSeconds: 86_400 },
  chat_join_request: { queue: "memberships", keptSeconds: 86_400 },
  message_reaction: { queue: "reactions", keptSeconds: 86_400 },
  message_reaction_count: { queue: "reaction counts", keptSeconds: 86_400 },
} as const;

export type UpdateKind = keyof typeof updateKinds;

/** A bot hears of these only when it asks for them by name. */
const onRequest: UpdateKind[] = ["chat_member", "message_reaction", "message_reaction_count"];

/** Whether a bot with such `allowed_updates` gets updates of the kind; none given means the default set. */
export function isAllowed(kind: UpdateKind, allowed: string[]) {
  return allowed.length === 0 ? !onRequest.includes(kind) : allowed.includes(kind);
}

/** Reads `allowed_updates`: unknown names are left out, and if nothing is left the default set applies. */
export function readAllowedUpdates(given: unknown): string[] | undefined {
  if (!Array.isArray(given) || given.some((name) => typeof name !== "string")) return undefined;
  return (given as string[]).map((name) => name.toLowerCase()).filter((name) => name in updateKinds);
}

/** What an update is called by faults: its kind, and what its message tells. */
export function namesOf({ kind, payload }: Pick<PendingUpdate, "kind" | "payload">): string[] {
  return [kind, ...Object.keys(payload)];
}

/** An update as it goes over the wire. */
export function updateJson({ id, kind, payload }: PendingUpdate) {
  return { update_id: id, [kind]: payload };
}
