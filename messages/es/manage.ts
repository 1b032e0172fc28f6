import { fmt } from "@grammyjs/parse-mode";
import type { EventDetails } from "@/domain/events/schema";
import { isSuspended } from "@/domain/events/schema";
import type { Catalog, Reading } from "../catalog";
import { changesIn } from "../changes";
import { b, lines, paragraphs, quote } from "../entities";
import { isLive } from "../event-state";
import { formatAmount, formatNumber } from "../format";
import { danger, inThrees, primary, row, rows, tap } from "../keyboard";
import { attendeesIn } from "../lists";
import { broadcasts } from "./broadcasts";
import { button } from "./buttons";
import { reviewButtons, statusLines, verdictLine } from "./organizer-cards";
import { parts } from "./preview";
import { answer, event, people, tickets } from "./words";

const back = (shown: { id: string }) => tap("Atrás", "event.manage", shown.id);

const remove = (shown: { id: string }) => tap("Quitar a alguien", "guest.pick", shown.id, "0");

const changeable = [
  "title",
  "date",
  "location",
  "description",
  "tickets",
  "capacity",
  "refunds",
  "category",
  "length",
  "guests",
  "banner",
  "listing",
  "link",
] as const;

export const manage: Catalog["manage"] = {
  event: (r, shown) => {
    const isOpen = isLive(shown, r.now);
    return {
      text: paragraphs(
        lines(b(shown.title), event.ownDate(r, shown), event.location(shown)),
        isSuspended(shown) ? `⛔ ${event.suspended(shown)}` : null,
        lines(...statusLines(r, shown)),
        isOpen ? lines(listing(shown), `🔗 t.me/${r.botUsername}?start=e_${shown.ref}`) : null,
      ),
      buttons: rows(
        row(button.viewAttendees(shown), isOpen && button.sendUpdate(shown)),
        isOpen ? [button.editEvent(shown), button.share(shown)] : [],
        row(isSuspended(shown) && primary(button.contactSupport())),
        row(isOpen && shown.visibility !== "public" && button.newLink(shown)),
        row(button.openEventDashboard(r, shown), shown.price !== null && button.paymentStatus(shown)),
        row(isOpen && button.reminders(shown), button.viewDetails(shown)),
        [tap("Atrás", "organized")],
      ),
    };
  },

  linkAsk: (_r, shown) => ({
    text: lines(
      fmt`🔗 ¿Crear un enlace nuevo para ${b(shown.title)}?`,
      "Los enlaces enviados hasta ahora dejarán de funcionar. Quien ya abrió uno, va o está en espera sigue con su invitación, y las tarjetas de los chats reciben el enlace nuevo.",
    ),
    buttons: [[danger(button.newLinkNow(shown)), primary(button.keepLink(shown))]],
  }),

  linkRenewed: (r, shown) => ({
    text: lines(
      fmt`🔗 ${b(shown.title)} tiene un enlace nuevo:`,
      `t.me/${r.botUsername}?start=e_${shown.ref}`,
      "Los enlaces enviados antes ya no funcionan.",
    ),
    buttons: [[button.share(shown)], [back(shown)]],
  }),

  attendees: attendeesIn(
    {
      head: (title) => fmt`👥 Asistentes a ${title}:`,
      nobody: "Todavía no se ha apuntado nadie. Compartir la tarjeta suele ayudar.",
      nobodyHere: "Todavía no hay nadie en esta lista.",
      free: "Gratis",
      paid: (amount) => `Pagado: ${amount}`,
      pending: "Pendiente",
      waiting: "En espera",
      range: (from, to, total) => `${from} a ${to} de ${total}`,
      pages: (page, pages) => `${page} de ${pages}`,
      filters: { all: "Todos", confirmed: "Confirmados", waiting: "En espera" },
    },
    { share: (shown) => primary(button.share(shown)), send: button.sendMessage, back, remove },
  ),

  editMenu: (r, shown) => ({
    text: lines(fmt`✏️ ${b(shown.title)}`, "¿Qué quieres cambiar?"),
    buttons: [
      ...inThrees(
        changeable
          .filter((key) => key !== "link" || shown.onlineUrl !== null)
          .filter((key) => key !== "refunds" || shown.price !== null)
          .map((key) => tap(parts[key], "edit.field", shown.id, key)),
      ),
      [button.cancelEvent(shown), button.editInWebApp(r, shown)],
      [back(shown)],
    ],
  }),

  editConfirm: changesIn(
    {
      nothing: "✏️ Todavía no ha cambiado nada.",
      told: (count) => `Avisaremos a ${people(count)} en unos dos minutos.`,
      nobodyTold: "No hace falta avisar a nadie.",
      newBanner: "Una imagen nueva encabeza la tarjeta.",
      newKind: "Nuevo",
      boughtStays: "Quien ya tiene una entrada conserva su precio y su reembolso.",
    },
    answer,
    tickets,
    button,
  ),

  editSaved: (r, shown, told, cards) => ({
    text: lines(
      fmt`✅ Guardado.${savedEffect(r, told, cards)}`,
      isLookedAt(shown)
        ? "⏳ Una persona le echa un vistazo antes de que aparezca en las búsquedas. Su enlace funciona mientras tanto."
        : null,
      shown.sale.state === "review" ? `🎟️ ${event.onSaleOnceApproved}.` : null,
    ),
    buttons: [[button.editMore(shown), button.viewDetails(shown)]],
  }),

  editDiscarded: (_r, shown) => ({
    text: fmt`✅ ${b(shown.title)} se queda como está.`,
    buttons: [[button.editMore(shown), button.viewDetails(shown)]],
  }),

  cancelAsk: (r, draft, { told, owed }) => {
    const shown = draft.event;
    const note = draft.answers.text;
    return {
      text: lines(
        fmt`❌ ¿Cancelar ${b(shown?.title ?? "")} para todo el mundo?`,
        `Se avisará a ${people(told)}. No se puede deshacer.`,
        ...owed.map(
          ({ currency, amountMinor, people: paid }) =>
            `💰 Se devuelven ${formatAmount(amountMinor, currency, r.language)} a ${people(paid)}.`,
        ),
        note ? "Tu nota:" : "Añade una nota breve o sigue sin ella.",
        note ? quote(note) : null,
      ),
      buttons: [[primary(button.keepEvent(draft)), danger(button.cancelEventNow(draft))]],
    };
  },

  cancelDone: (_r, shown, told) => ({
    text: lines(
      fmt`❌ ${b(shown.title)} está cancelado.`,
      told > 0 ? `Estamos avisando a ${people(told)}.` : null,
    ),
    buttons: [[button.createEvent()]],
  }),

  updateAsk: (_r, shown) => ({
    text: lines(
      fmt`✏️ ¿Qué les digo a los asistentes de ${b(shown.title)}?`,
      "Escríbelo en un solo mensaje, de hasta 3500 caracteres. Lo verán con el nombre del evento encima.",
    ),
    buttons: [[button.close()]],
  }),

  updateConfirm: broadcasts.confirm,
  updateWhen: broadcasts.whenAsk,
  updateProgress: broadcasts.progress,

  reviewAsk: (_r, shown, verdict) => ({
    text: lines(
      fmt`✏️ ${verdict === "asked" ? "¿Qué quieres preguntar a" : "¿Qué le digo a"} ${shown.organizerName} sobre ${b(shown.title)}?`,
      "Escríbelo en un solo mensaje; se lo paso palabra por palabra.",
    ),
    buttons: [[button.close()]],
  }),

  reviewed: (r, shown, verdict, admin, message) => ({
    text: lines(b(shown.title), verdictLine(r, verdict, admin, message, r.now)),
    ...(verdict === "asked" ? { buttons: reviewButtons(shown) } : {}),
  }),
};

const isLookedAt = ({ visibility, review }: EventDetails) => visibility === "public" && review === "pending";

function listing({ visibility, review }: EventDetails) {
  if (visibility !== "public") return "🔍 Solo lo encuentra quien tenga el enlace.";
  if (review === "pending")
    return "⏳ Una persona le echa un vistazo antes de que aparezca en las búsquedas.";
  return review === "declined"
    ? "🔍 No aparece en las búsquedas; su enlace funciona."
    : "🔍 Todo el mundo puede encontrarlo.";
}

function savedEffect(r: Reading, told: number, cards: number) {
  const shared =
    cards === 1
      ? "se actualiza 1 tarjeta compartida"
      : `se actualizan ${formatNumber(cards, r.language)} tarjetas compartidas`;
  const persons = `Avisaremos a ${people(told)} en unos dos minutos`;
  if (told > 0 && cards > 0) return ` ${persons} y ${shared}.`;
  if (told > 0) return ` ${persons}.`;
  return cards > 0 ? ` ${shared.charAt(0).toUpperCase()}${shared.slice(1)}.` : "";
}
