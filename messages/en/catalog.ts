import type { Catalog } from "../catalog";
import { contact } from "./contact";
import { drafts } from "./drafts";
import {
  about,
  calendar,
  card,
  cardGone,
  find,
  inlineCreate,
  inlineDescription,
  inlineNothing,
  mine,
  organized,
  pick,
  pickNone,
} from "./events";
import { feedback } from "./feedback";
import { guests } from "./guests";
import { letters } from "./letters";
import { manage } from "./manage";
import { moderation } from "./moderation";
import { payments } from "./payments";
import { preferences } from "./preferences";
import { unavailable } from "./problems";
import { commands, profile } from "./profile";
import { refusals } from "./refusals";
import { reminders } from "./reminders";
import { rsvps } from "./rsvps";
import { cancelNothing, dropped, help, privacy, start, support, terms, unknown, webApp } from "./start";
import { tickets } from "./tickets";

/** Every word of the product in English. */
export const english: Catalog = {
  start,
  help,
  support,
  contact,
  terms,
  privacy,
  unknown,
  cancelNothing,
  dropped,
  webApp,
  pick,
  pickNone,
  find,
  mine,
  organized,
  calendar,
  card,
  cardGone,
  about,
  inlineDescription,
  inlineNothing,
  inlineCreate,
  rsvps,
  payments,
  tickets,
  drafts,
  manage,
  reminders,
  feedback,
  preferences,
  moderation,
  guests,
  letters,
  refusals,
  unavailable,
  outdated: { text: "This card is out of date. Tap Details for the current one.", dialog: true },
  saved: { text: "Saved." },
  sent: { text: "Sent." },
  commands,
  profile,
};
