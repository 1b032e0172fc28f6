import { answersIn } from "../answers";
import { eventLinesIn } from "../event-lines";
import { formatNumber } from "../format";
import { kindsIn } from "../kinds";
import { categories } from "./categories";

/** "1 persona", "1.200 personas" */
export const people = (count: number) =>
  count === 1 ? "1 persona" : `${formatNumber(count, "es")} personas`;

/** "2 horas", "1 hora 30 minutos", "Todo el día" */
export function duration(minutes: number) {
  if (minutes === 1440) return "Todo el día";
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [
    hours > 0 && (hours === 1 ? "1 hora" : `${hours} horas`),
    rest > 0 && (rest === 1 ? "1 minuto" : `${rest} minutos`),
  ];
  return parts.filter(Boolean).join(" ");
}

export const event = eventLinesIn({
  date: "Fecha",
  location: "Lugar",
  yourTime: "Tu hora",
  online: "En línea",
  toBeAnnounced: "Por anunciar",
  free: "Gratis",
  ticketsFrom: (price) => `Entradas desde ${price}`,
  salesEnded: "La venta ha terminado",
  suspended: "Suspendido",
  hostSuspended: "Suspendido con quien lo organiza",
  onSaleOnceApproved: "Las entradas saldrán a la venta cuando se apruebe el evento",
  onSaleFrom: (kind, when) =>
    `${kind === null ? "Las entradas" : `Las entradas ${kind}`} salen a la venta el ${when}`,
});

export const tickets = kindsIn({
  free: "Gratis",
  places: (count, isOne) => (isOne ? "1 entrada" : `${count} entradas`),
  onSaleUntil: (when) => `a la venta hasta el ${when}`,
  hidden: "oculta",
  taken: (count) => `${count} vendidas o reservadas`,
  anyTime: "Siempre",
  hoursBefore: (hours) => (hours === 1 ? "1 hora antes" : `${hours} horas antes`),
  daysBefore: (days) => `${days} días antes`,
  never: "Sin devolución",
  noRefunds: "sin devolución",
  refundsAnyTime: "con devolución hasta que empiece",
  refundsUntil: (before) => `con devolución hasta ${before}`,
  partUntil: (percent, before) => `${percent} % de vuelta hasta ${before.toLowerCase()}`,
});

export const answer = answersIn(
  {
    minutes: duration,
    online: "En línea",
    toBeAnnounced: "Por anunciar",
    free: "Gratis",
    yes: "Sí",
    no: "No",
    none: "Ninguno",
    unlimited: "Sin límite",
    everyone: "Todo el mundo",
    onlyWithLink: "Solo quien tenga el enlace",
    guests: (max) => (max === 0 ? "Sin invitados" : `Hasta ${max} por persona`),
    from: (price) => `desde ${price}`,
    kinds: (count) => (count === 1 ? "1 tipo de entrada" : `${count} tipos de entrada`),
    atTheStart: "Al empezar",
    categories,
  },
  tickets,
);
