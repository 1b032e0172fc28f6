import { fmt } from "@grammyjs/parse-mode";
import { cardIn } from "../card";
import type { Catalog } from "../catalog";
import { b, cut, paragraphs } from "../entities";
import { eventListsIn } from "../event-lists";
import { formatNumber } from "../format";
import { tap } from "../keyboard";
import { button } from "./buttons";
import { reviewCard, statusCard } from "./organizer-cards";
import { event, people } from "./words";

const left = (count: number) =>
  count === 1 ? "queda 1 plaza" : `quedan ${formatNumber(count, "es")} plazas`;

const liveCard = cardIn(
  {
    cancelled: "Cancelado",
    price: "Precio",
    hostedBy: (organizer) => `Organiza ${organizer}`,
    going: (count) => `${count} asistirán`,
    guests: (count) => (count === 1 ? "1 como invitado" : `${count} como invitados`),
    seatsLeft: left,
    full: "Completo",
    waiting: (count) => `${count} en espera`,
    onNow: "En marcha",
    ended: (came) =>
      came === 0 ? "Terminado" : `Terminado, ${came === 1 ? "vino" : "vinieron"} ${people(came)}`,
    youAreGoing: (guests) => (guests > 0 ? `Tú vas +${guests}.` : "Tú vas."),
    yourNumber: (position) => `Eres el número ${position} de la lista de espera`,
    paymentKept: "Guardamos tu pago para ella.",
    heldUntil: (until, relative) => fmt`Tienes una plaza reservada hasta ${until} (${relative}).`,
  },
  event,
  button,
);

export const card: Catalog["card"] = (r, shown) => {
  if (shown.kind === "status") return statusCard(r, shown.event);
  if (shown.kind === "review") return reviewCard(r, shown.event);
  return liveCard(r, shown);
};

export const cardGone: Catalog["cardGone"] = () => ({
  text: fmt`Este evento ya no está disponible aquí.`,
});

export const about: Catalog["about"] = (_r, shown) => ({
  text: paragraphs(b(shown.title), shown.description),
  buttons: [[tap("Atrás", "event.show", shown.id, "here")]],
});

export const { pick, pickNone, find, mine, organized, calendar, inlineDescription } = eventListsIn(
  {
    whichOne: "¿A qué evento te refieres?",
    nothingToPick: "Todavía no hay ningún evento que elegir.",
    comingUp: "Próximamente:",
    nothingListed: "Ahora mismo no hay eventos publicados. Podrías crear uno.",
    yours: "Tus eventos:",
    noRsvps: "Todavía no tienes ninguna plaza.",
    organized: "Los eventos que organizas:",
    noEvents: "Todavía no tienes eventos.",
    createAnother: "Crear otro evento",
    whichCalendar: "¿En qué calendario lo quieres?",
    appleAndOthers: "Apple y otros",
    cancelled: "Cancelado",
    ended: "Terminado",
    onNow: "En marcha",
    full: "Completo",
    seatsLeft: left,
    going: (guests) => (guests > 0 ? `vas +${guests}` : "vas"),
    number: (position) => `número ${position} de la lista de espera`,
    held: "tienes una plaza reservada",
    paymentOpen: (until) => fmt`pago abierto hasta las ${until}`,
    notGoing: "no vas",
  },
  event,
  button,
);

export const inlineNothing: Catalog["inlineNothing"] = (_r, query) => ({
  label: `No hay eventos para "${cut(query, 30)}"`,
});

export const inlineCreate: Catalog["inlineCreate"] = () => ({ label: "Crear un evento" });
