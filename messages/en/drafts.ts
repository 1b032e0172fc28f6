import { fmt } from "@grammyjs/parse-mode";
import { spanOf } from "../answers";
import type { Catalog } from "../catalog";
import { b, lines, moment, paragraphs, relative } from "../entities";
import { formatWhen } from "../format";
import { danger, primary, row } from "../keyboard";
import { button } from "./buttons";
import { calendar } from "./calendar";
import { change, draftName, preview } from "./preview";
import { problem } from "./problems";
import { questions } from "./questions";
import { event } from "./words";

export const drafts: Catalog["drafts"] = {
  start: (r) => ({
    text: lines("🎉 Let's create a new event!", "How would you like to proceed?"),
    buttons: [[primary(button.createViaChat()), button.createViaWebApp(r)]],
  }),

  resume: (r, draft) => ({
    text: lines(
      fmt`📝 You have an unfinished event: ${draftName(draft)}`,
      fmt`${draft.answered} of ${draft.total} answered, last saved ${relative(r, draft.updatedAt)}. Drafts are kept for 30 days.`,
    ),
    buttons: [
      [primary(button.continue(draft)), button.continueInWebApp(r, draft)],
      [button.startNew(draft), button.deleteDraft(draft)],
    ],
  }),

  question: questions.question,
  answered: questions.answered,
  currencies: questions.currencies,
  days: calendar.days,
  months: calendar.months,
  times: calendar.times,
  minutes: calendar.minutes,
  problem,
  preview,
  change,

  locationAsk: () => ({
    text: fmt`📍 Tap the button below and I'll find your time zone. Your location isn't kept.`,
    askLocation: { label: "Share my location", placeholder: "Or type a city, e.g., Lisbon" },
  }),

  understood: (r, { answers, timeZone }) => {
    const { start, end } = spanOf(answers);
    return {
      text: start
        ? fmt`📅 I read that as ${moment(formatWhen(start, timeZone, r.language, end), start)}.`
        : fmt`📅`,
    };
  },

  published: (r, shown) => ({
    text: paragraphs(
      lines(
        fmt`✅ ${b(shown.title)} is published!`,
        event.date(r, shown),
        `🔗 t.me/${r.botUsername}?start=e_${shown.ref}`,
      ),
      "Share it anywhere. RSVPs will appear here and on every card you share.",
      shown.review === "pending"
        ? "A person takes a quick look before it appears in search, usually within a few hours."
        : null,
    ),
    buttons: [row(primary(button.share(shown)), button.viewDetails(shown), button.manage(shown))],
  }),

  saved: (_r, draft) => ({
    text: fmt`📝 ${draftName(draft)} is saved as a draft. Nobody else can see it.`,
    buttons: [[primary(button.continue(draft)), button.deleteDraft(draft)]],
  }),

  deleteAsk: (_r, draft) => ({
    text: fmt`Delete the draft ${draftName(draft)}? This can't be undone.`,
    buttons: [[primary(button.keepIt(draft)), danger(button.deleteDraftNow(draft))]],
  }),

  deleted: () => ({ text: fmt`❌ Draft deleted.`, buttons: [[button.createEvent()]] }),

  bannerSet: () => ({ text: fmt`✅ Nice picture! It will stand at the top of the event's card.` }),
};
