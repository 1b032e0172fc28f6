import type { Catalog } from "../catalog";
import { cut } from "../entities";
import { eventWay } from "../ways";
import { button } from "./buttons";

type Reasons = "awaits_approval" | "event_suspended" | "is_admin" | "kept_out" | "not_approved" | "suspended";

/** What administrators have the last word on. */
export const moderated: Pick<Catalog["refusals"], Reasons> = {
  awaits_approval: (_r, _refusal, subject) => ({
    text: "Tickets go on sale once the event is approved: a person takes a quick look first. Nothing was charged.",
    dialog: true,
    ...eventWay(subject, button.viewDetails),
  }),
  event_suspended: () => ({
    text: "This event has been suspended by the administrators. Nothing of it can be had at the moment.",
    dialog: true,
    button: button.contactSupport(),
  }),
  is_admin: () => ({
    text: "Administrators can't be suspended. Take them off the list of administrators first.",
    dialog: true,
  }),
  kept_out: () => ({
    text: "The organizer of this event has asked that you don't join it. Other events are open to you.",
    dialog: true,
    button: button.findEvents(),
  }),
  not_approved: (_r, _refusal, subject) => ({
    text: "No tickets are sold for this event: it was not approved. Nothing was charged.",
    dialog: true,
    ...eventWay(subject, button.viewDetails),
  }),
  suspended: (_r, { details: { reason } }) => ({
    text: `Your account is suspended: "${cut(reason, 80)}". If you think this is a mistake, write to us here: /support`,
    dialog: true,
    button: button.contactSupport(),
  }),
};
