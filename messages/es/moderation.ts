import { fmt } from "@grammyjs/parse-mode";
import { moderationIn } from "../moderation";
import { button } from "./buttons";
import { people } from "./words";

export const moderation = moderationIn(
  {
    by: (organizer) => `Organiza: ${organizer}`,
    reports: (count) => (count === 1 ? "1 persona lo ha denunciado" : `${count} personas lo han denunciado`),
    suspended: (what, reason) => fmt`Suspensión de ${what}: "${reason}"`,
    up: "Ni el evento ni quien lo organiza están suspendidos.",
    approved: "Sus eventos nuevos se listan enseguida.",
    lookedAt: "Sus eventos nuevos se revisan antes de listarse.",
    whyEvent: (title, organizer) => fmt`¿Por qué suspendes ${title}, de ${organizer}?`,
    whyHost: (organizer) => fmt`¿Por qué suspendes a ${organizer}?`,
    wordForWord: "Envíalo en un solo mensaje; lo leerá tal cual.",
    suspendEvent: (title) => fmt`¿Suspender ${title}?`,
    suspendHost: (organizer) => fmt`¿Suspender a ${organizer}?`,
    eventEffect:
      "Hasta que levantes la suspensión, solo lo ven quien lo organiza y los administradores, no se vende nada y no se recuerda a nadie.",
    hostEffect:
      "Hasta que levantes la suspensión, se cierran sus sesiones, solo responde /support y todos sus eventos quedan ocultos y sin venta.",
    goesBack: (amount, count) =>
      `Si devuelves el dinero, ${amount} vuelven a ${people(count)} y nadie conserva su plaza.`,
    reason: "Tu motivo:",
    dismissed: "Descartado.",
  },
  button,
);
