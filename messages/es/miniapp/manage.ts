import type { manage as english } from "@/messages/en/miniapp/manage";
import { formatNumber } from "@/messages/format";

const n = (value: number) => formatNumber(value, "es");
const people = (count: number) => (count === 1 ? "1 persona" : `${n(count)} personas`);
const places = (count: number) => (count === 1 ? "1 plaza" : `${n(count)} plazas`);

export const manage: typeof english = {
  views: "Vistas",
  overview: "Resumen",
  guests: "Invitados",

  goneTitle: "Aquí no hay nada",
  goneText: "Este evento no existe o lo organiza otra persona.",
  toHosting: "Volver a tus eventos",
  failedTitle: "Esto no ha llegado",
  failedText: "No se ha perdido nada. Prueba de nuevo en un momento.",

  going: "Van",
  of: (capacity) => `de ${n(capacity)}`,
  withGuests: (guests) => (guests === 0 ? "Nadie trae compañía" : `Con ${n(guests)} acompañantes`),
  placesLeft: "Plazas libres",
  noLimit: "Sin límite",
  everybodyFits: "Hay sitio para todos",
  held: (count) => (count === 0 ? "Ninguna reservada" : `Sin contar las ofrecidas a ${people(count)}`),
  lastWeek: "Últimos 7 días",
  weekBefore: (difference) =>
    difference === 0
      ? "Como la semana anterior"
      : `${difference > 0 ? "+" : "−"}${n(Math.abs(difference))} que la semana anterior`,
  waitingList: "Lista de espera",
  nextInLine: "La próxima plaza libre se ofrece a la primera persona",
  nobodyWaits: "No espera nadie",

  chartTitle: "Inscripciones",
  days: (count) => (count === 1 ? "1 día" : `${n(count)} días`),
  dayOfChart: "Día",
  today: "Hoy",
  onDay: (day, added, total) => `${day}: ${n(added)} más, ${n(total)} en total`,
  chartEmpty: "Aquí verás la primera inscripción. Compartir el evento suele ayudar.",
  chartSummary: (total, first, best, most) =>
    `${places(total)} desde el ${first}; el día con más, ${best}: ${n(most)}.`,

  share: "Compartir",
  shareEvent: "Compartir el evento",
  messageGuests: "Escribir a los invitados",
  edit: "Editar",
  payments: "Pagos",
  view: "Ver como invitado",
  duplicate: "Duplicar",
  duplicateHint: "Un borrador que dice lo mismo, sin la fecha",
  newLink: "Nuevo enlace",
  newLinkHint: "Los enlaces enviados antes dejan de funcionar",
  newLinkTitle: "¿Crear un enlace nuevo?",
  newLinkText:
    "Los enlaces enviados hasta ahora dejarán de funcionar. Quien ya abrió uno, va o está en espera sigue con su invitación, y las tarjetas de los chats reciben el enlace nuevo.",
  newLinkYes: "Crear un enlace nuevo",
  newLinkNo: "Conservarlo",
  newLinkDone: "Ya hay un enlace nuevo. Compártelo desde aquí.",
  cancelEvent: "Cancelar el evento",
  reviewPending: "En revisión",
  reviewPendingText:
    "Un administrador lo mira antes de listarlo para todo el mundo. Tu enlace funciona mientras tanto.",
  reviewPendingSale: "Las entradas saldrán a la venta cuando se apruebe.",
  reviewDeclined: "No se lista para todo el mundo",
  reviewDeclinedSale: "No se venden entradas para él.",
  suspendedTitle: "Suspendido por un administrador",
  suspendedText:
    "Además de ti, solo lo ven los administradores, y no se vende ni se envía nada. Si crees que es un error, envía /support al bot.",
  cancelledTitle: "Este evento está cancelado",
  cancelledText: "Se avisa a todos los que iban o esperaban.",

  searchGuests: "Nombre o @usuario",
  clearSearch: "Borrar la búsqueda",
  all: "Todos",
  statuses: { confirmed: "Van", pending: "Ofrecida", waitlisted: "En espera" },
  place: (position) => `Espera ${n(position)}`,
  brings: (guests) => `+${n(guests)}`,
  noGuestsTitle: "Todavía no se ha apuntado nadie",
  noGuestsText: "Aquí verás a quien se apunte. Compartir el evento suele ayudar.",
  noMatchTitle: "Nadie se llama así",
  noMatchText: "Prueba con menos letras o con otra lista.",
  nobodyHere: "Nadie en esta lista",
  nobodyHereText: "Se llena sola según contestan.",

  guest: "Invitado",
  openChat: "Abrir chat",
  write: "Mensaje",
  writeHint: "Lo entrega el bot",
  party: "Grupo",
  alone: "Viene sin compañía",
  partyOf: (size) => `${n(size)} personas`,
  joined: "Desde",
  stillComing: "Ha dicho que viene",
  standing: "Estado",
  offer: "Ofrecer una plaza",
  offerHint: "Se le reserva antes que a quienes van delante",
  offerAdds: (count) => `Suma ${places(count)} al evento, solo para esta persona`,
  offered: (name) => `Hay una plaza reservada para ${name}`,
  removeAndKeepOut: "Quitar y no dejar entrar",
  keepOutHint: "No podrá volver hasta que lo permitas",
  keepOutText:
    "No podrá volver a apuntarse, con ningún enlace ni entrada de otra persona, hasta que lo permitas.",
  keptOut: "No pueden entrar",
  keptOutNote: "No pueden apuntarse, tengan el enlace que tengan.",
  letIn: "Dejar entrar de nuevo",
  letInDone: (name) => `${name} puede apuntarse de nuevo`,
  remove: "Quitar del evento",
  removeTitle: (name) => `¿Quitar a ${name}?`,
  removeText: (size) =>
    `${size > 1 ? `Sus ${n(size)} plazas quedan libres y pasan` : "Su plaza queda libre y pasa"} a quien espera. Se le avisa.`,
  removeWaitingText: "Deja la lista de espera y se le avisa.",
  removeYes: "Quitar",
  keep: "Dejar",
  removed: (name) => `${name} ya no está en la lista`,

  cancelTitle: "¿Cancelar este evento?",
  cancelText: (told) =>
    told === 0
      ? "Todavía no se ha apuntado nadie, así que no se avisa a nadie. No se puede deshacer."
      : `Se avisa enseguida a ${people(told)}. No se puede deshacer.`,
  cancelOwed: (amount, paid) => `Se devuelven ${amount} a ${people(paid)}.`,
  note: "Una nota para ellos",
  noteHint: "Por qué, o qué habrá en su lugar. Puedes dejarlo vacío.",
  cancelYes: "Cancelar el evento",
  cancelNow: "Cancelarlo",
  cancelKeep: "Mantenerlo",
  cancelDone: "El evento está cancelado",
};
