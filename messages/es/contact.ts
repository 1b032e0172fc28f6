import { fmt } from "@grammyjs/parse-mode";
import { contactIn } from "../contact";
import { button } from "./buttons";

export const { contact, letters } = contactIn(
  {
    ask: (organizer, title) => fmt`¿Qué quieres que le diga a ${organizer} sobre ${title}?`,
    asOneMessage: "Escríbelo en un solo mensaje. Verá tu nombre, y no se muestra la cuenta de nadie.",
    sent: (name) => `Enviado a ${name}. La respuesta llegará aquí.`,
    passedOn: (guest) => `Enviado a ${guest}.`,
    replyAsk: (guest) => `¿Qué quieres que le diga a ${guest}? Escríbelo en un solo mensaje.`,
    writes: (guest, title) => fmt`${guest} escribe sobre ${title}:`,
    paid: (amount, count) => `Pagó ${amount} por ${count === 1 ? "1 entrada" : `${count} entradas`}.`,
    wentBack: (amount) => `Ya se le han devuelto ${amount}.`,
    returns: (amount) => `Según la política de reembolso, se le devuelven ${amount} si cancela ahora.`,
    returnsNothing: "Según la política de reembolso, no se devuelve dinero.",
    nothingMore: "No se devuelve nada más por sí solo.",
    organizerWrites: (organizer, title) => fmt`${organizer} escribe sobre ${title}:`,
  },
  button,
);
