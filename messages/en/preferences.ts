import { fmt } from "@grammyjs/parse-mode";
import { preferencesIn } from "../preferences";
import { button } from "./buttons";

export const preferences = preferencesIn(
  {
    head: "Messages you get",
    always: "Tickets, refunds, changes and cancellations always reach you.",
    names: { reminder: "Reminders", update: "Updates", thanks: "After events" },
    on: "on",
    off: "off",
    muted: {
      reminder: "Reminders are off.",
      update: "Updates are off.",
      thanks: "Messages after events are off.",
    },
    mutedEvent: (title) => fmt`Reminders and updates of ${title} are off.`,
    stillReach: "Changes and cancellations still reach you.",
    unmuted: "These messages are on again.",
    undo: "Undo",
    onlyThis: "Only for this event",
    coming: "Thank you! The organizer knows that you'll be there.",
  },
  button,
);
