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
    text: lines("🎉 ¡Vamos a crear un evento!", "¿Cómo quieres hacerlo?"),
    buttons: [[primary(button.createViaChat()), button.createViaWebApp(r)]],
  }),

  resume: (r, draft) => ({
    text: lines(
      fmt`📝 Tienes un evento sin terminar: ${draftName(draft)}`,
      fmt`${draft.answered} de ${draft.total} respuestas, guardado ${relative(r, draft.updatedAt)}. Los borradores se conservan 30 días.`,
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
    text: fmt`📍 Toca el botón de abajo y encontraré tu zona horaria. Tu ubicación no se guarda.`,
    askLocation: { label: "Compartir mi ubicación", placeholder: "O escribe una ciudad, p. ej., Madrid" },
  }),

  understood: (r, { answers, timeZone }) => {
    const { start, end } = spanOf(answers);
    return {
      text: start
        ? fmt`📅 He entendido ${moment(formatWhen(start, timeZone, r.language, end), start)}.`
        : fmt`📅`,
    };
  },

  published: (r, shown) => ({
    text: paragraphs(
      lines(
        fmt`✅ ¡${b(shown.title)} está publicado!`,
        event.date(r, shown),
        `🔗 t.me/${r.botUsername}?start=e_${shown.ref}`,
      ),
      "Compártelo donde quieras. Las confirmaciones aparecerán aquí y en cada tarjeta que compartas.",
      shown.review === "pending"
        ? "Una persona le echa un vistazo antes de que aparezca en las búsquedas, normalmente en unas horas."
        : null,
    ),
    buttons: [row(primary(button.share(shown)), button.viewDetails(shown), button.manage(shown))],
  }),

  saved: (_r, draft) => ({
    text: fmt`📝 ${draftName(draft)} está guardado como borrador. Nadie más puede verlo.`,
    buttons: [[primary(button.continue(draft)), button.deleteDraft(draft)]],
  }),

  deleteAsk: (_r, draft) => ({
    text: fmt`¿Borrar el borrador ${draftName(draft)}? No se puede deshacer.`,
    buttons: [[primary(button.keepIt(draft)), danger(button.deleteDraftNow(draft))]],
  }),

  deleted: () => ({ text: fmt`❌ Borrador borrado.`, buttons: [[button.createEvent()]] }),

  bannerSet: () => ({ text: fmt`✅ ¡Bonita imagen! Irá en la parte de arriba de la tarjeta del evento.` }),
};
