import { fmt } from "@grammyjs/parse-mode";
import type { Button, Catalog, Reading } from "../catalog";
import { b, lines, paragraphs, whenShort } from "../entities";
import { primary, rows } from "../keyboard";
import { button } from "./buttons";
import { draftName } from "./preview";

const wishes = (r: Reading, find: Button) => [
  [find, button.createEvent()],
  [button.myEvents(), button.help()],
  [button.openWebApp(r)],
];

export const start: Catalog["start"] = {
  new: (r, { firstName }) => ({
    text: paragraphs(
      lines(
        `👋 ¡Hola, ${firstName}! Qué alegría conocerte.`,
        "Busco eventos, guardo tu plaza y te ayudo a organizar los tuyos, aquí mismo en Telegram.",
      ),
      "¿Qué te gustaría hacer?",
    ),
    buttons: wishes(r, primary(button.findEvents())),
  }),

  back: (r, { firstName }, next, draft) => ({
    text: lines(
      `👋 ¡Qué bien verte de nuevo, ${firstName}!`,
      next && fmt`Lo próximo: ${b(next.title)}, ${whenShort(r, next)}`,
      draft && fmt`Sin terminar: ${draftName(draft)}, ${draft.answered} de ${draft.total} respuestas`,
    ),
    buttons: rows(draft ? [primary(button.continueDraft(draft))] : [], ...wishes(r, button.findEvents())),
  }),

  invited: (_r, { firstName }) => ({
    text: fmt`👋 ¡Hola, ${firstName}! Este es el evento al que te han invitado:`,
  }),
};

export const help: Catalog["help"] = (r, isAdmin = false) => ({
  text: paragraphs(
    lines(
      b("Ir a eventos"),
      "/my_events tus plazas y entradas · /rsvp guardar una plaza · /cancel_rsvp devolverla · /buy_ticket comprar una entrada",
      "¿Una pregunta? «Contactar con quien organiza», en la tarjeta de un evento en el que tienes plaza.",
    ),
    lines(
      b("Organizar eventos"),
      "/create evento nuevo · /edit cambiar uno y sus entradas · /events todos los tuyos",
    ),
    lines(
      b("Llegar a la gente"),
      "/notify escribir a quienes asisten · /reminders calendario · /broadcast escribir a quienes tienen plaza",
    ),
    lines(b("Dinero"), "/payments cómo van · /paysupport preguntas sobre un pago"),
    lines(b("Tú"), "/privacy · /terms · /support"),
    isAdmin
      ? lines(b("Administradores"), "/moderate suspender un evento o a quien lo organiza, o levantarlo")
      : null,
  ),
  buttons: [[primary(button.openWebApp(r)), button.findEvents()], [button.contactSupport()]],
});

export const webApp: Catalog["webApp"] = {
  open: (r) => ({
    text: lines(
      "📱 Abre nuestra Web App para más comodidad:",
      "• Crea y gestiona eventos",
      "• Mira tus asistencias",
      "• Gestiona tus entradas",
    ),
    buttons: [[primary(button.openWebApp(r))]],
  }),
  create: (r) => ({
    text: fmt`📝 Crea tu evento con nuestro formulario:`,
    buttons: [[primary(button.openEventCreator(r))]],
  }),
  manage: (r, shown) => ({
    text: fmt`🔍 Gestiona tu evento ${b(shown.title)}:`,
    buttons: [[primary(button.openEventDashboard(r, shown))]],
  }),
};

export const support: Catalog["support"] = {
  ask: () => ({
    text: fmt`Cuéntanos en un solo mensaje qué ha pasado y una persona te responderá aquí, normalmente en un día.`,
    buttons: [[button.myEvents(), button.close()]],
  }),
  sent: () => ({
    text: fmt`✅ ¡Gracias! Una persona te responderá aquí, normalmente en un día.`,
    buttons: [[button.findEvents(), button.myEvents()]],
  }),
  replyAsk: () => ({
    text: fmt`✏️ ¿Qué quieres que le diga? Escríbelo en un solo mensaje.`,
    buttons: [[button.close()]],
  }),
  replySent: () => ({ text: fmt`✅ Enviado.` }),
};

export const terms: Catalog["terms"] = (r) => ({
  text: fmt`Comprar una entrada es un acuerdo entre tú y quien organiza; nosotros cobramos el pago y entregamos la entrada. Los reembolsos siguen la política que muestra el evento. Preguntas sobre un pago: /paysupport`,
  buttons: [
    [
      { label: "Leer las condiciones", url: `${r.appUrl}/terms` },
      { label: "Política de privacidad", url: `${r.appUrl}/privacy` },
    ],
  ],
});

export const privacy: Catalog["privacy"] = (r) => ({
  text: paragraphs(
    lines(
      "🔒 Lo que guardamos:",
      "Tu nombre tal como lo da Telegram, tu idioma y zona horaria, tus eventos, tus plazas y tus pagos, nunca tu tarjeta.",
    ),
    "Quien organiza ve los nombres de las personas que van a sus eventos y lo que han pagado. Quienes van al mismo evento pueden ver tu nombre de pila. Nadie más lo ve.",
  ),
  buttons: [
    [{ label: "Política de privacidad", url: `${r.appUrl}/privacy` }, button.contactSupport()],
    [button.preferences()],
  ],
});

export const unknown: Catalog["unknown"] = () => ({
  text: fmt`No te he entendido. Prueba con una de estas opciones:`,
  buttons: [[button.findEvents(), button.myEvents(), button.help()]],
});

export const cancelNothing: Catalog["cancelNothing"] = () => ({
  text: fmt`No hay nada abierto, así que no hay nada que cancelar.`,
  buttons: [[button.createEvent(), button.help()]],
});

export const dropped: Catalog["dropped"] = () => ({
  text: fmt`Se queda como estaba; no se ha enviado nada.`,
  buttons: [[button.myEvents(), button.help()]],
});
