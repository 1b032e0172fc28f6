import type { Catalog } from "../catalog";
import { cut } from "../entities";
import { eventWay } from "../ways";
import { button } from "./buttons";

type Reasons = "awaits_approval" | "event_suspended" | "is_admin" | "kept_out" | "not_approved" | "suspended";

/** What administrators have the last word on. */
export const moderated: Pick<Catalog["refusals"], Reasons> = {
  awaits_approval: (_r, _refusal, subject) => ({
    text: "Las entradas saldrán a la venta cuando se apruebe el evento: antes, una persona le echa un vistazo. No se ha cobrado nada.",
    dialog: true,
    ...eventWay(subject, button.viewDetails),
  }),
  event_suspended: () => ({
    text: "Los administradores han suspendido este evento. Por ahora no hay nada disponible.",
    dialog: true,
    button: button.contactSupport(),
  }),
  is_admin: () => ({
    text: "No se puede suspender a administradores. Quítalos antes de la lista de administradores.",
    dialog: true,
  }),
  kept_out: () => ({
    text: "Quien organiza este evento prefiere que no participes. Hay otros eventos abiertos para ti.",
    dialog: true,
    button: button.findEvents(),
  }),
  not_approved: (_r, _refusal, subject) => ({
    text: "No se venden entradas para este evento: no se aprobó. No se ha cobrado nada.",
    dialog: true,
    ...eventWay(subject, button.viewDetails),
  }),
  suspended: (_r, { details: { reason } }) => ({
    text: `Tu cuenta está suspendida: "${cut(reason, 80)}". Si crees que es un error, escríbenos aquí: /support`,
    dialog: true,
    button: button.contactSupport(),
  }),
};
