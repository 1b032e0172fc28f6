import type { event as english } from "@/messages/en/miniapp/event";
import { formatNumber } from "@/messages/format";

export const event: typeof english = {
  hostedBy: "Organiza",
  yourTime: (time) => `${time} en tu hora`,
  going: {
    title: "Asistes",
    withGuests: (guests) => (guests === 1 ? "Con 1 acompañante" : `Con ${guests} acompañantes`),
    alone: "Te avisamos si algo cambia.",
  },
  passedOn: {
    title: "Tu entrada ya es de otra persona",
    text: "Con ella entra quien abrió tu enlace, que también se entera de los cambios.",
  },
  waiting: {
    title: (position) => `Eres la persona número ${formatNumber(position, "es")} de la lista de espera`,
    text: "Cuando haya una plaza te la guardamos y te avisamos enseguida.",
    kept: "Guardamos tu pago para ella: la plaza es tuya al momento. Si no hay ninguna antes del comienzo, te lo devolvemos todo.",
  },
  offer: {
    title: "Hay una plaza para ti",
    until: (time) => `guardada hasta las ${time}`,
    afterwards: "Después pasa a la siguiente persona.",
    over: "Se acabó el tiempo. La plaza pasó a la siguiente persona.",
  },
  soldOut: { title: "No quedan plazas", text: "Apúntate a la lista de espera: te avisamos cuando haya una." },
  suspended: {
    title: "Este evento está suspendido",
    text: "Nadie más lo ve. Para que se revise de nuevo, envía /support al bot.",
  },
  cancelled: { title: "Este evento está cancelado", text: "No se espera a nadie. Tu plaza quedó libre." },
  past: { title: "Este evento terminó", text: (date) => `Terminó el ${date}.` },
  started: { title: "Ya empezó", text: "Ya no se puede apuntar nadie más." },
  checkout: {
    title: "Tus entradas están guardadas",
    until: (time) => `guardadas hasta las ${time}`,
    afterwards: "Paga antes y serán tuyas.",
    over: "Se acabó el tiempo. Las entradas vuelven a estar a la venta.",
    goOn: "Continuar con el pago",
    release: "Devolver",
    sureRelease: "¿Devolver estas entradas?",
    sureReleaseText: "Ya no estarán guardadas para ti. No se cobró nada.",
  },
  viewTicket: "Ver entrada",
  ticketsFrom: (when) => `Entradas desde el ${when}`,
  buyFrom: (price) => `Comprar desde ${price}`,
  buy: (price) => `Comprar, ${price}`,
  guests: "Acompañantes",
  guestsHint: (max) => (max === 1 ? "Puedes traer a 1 persona" : `Puedes traer hasta ${max} personas`),
  fewer: "Un acompañante menos",
  more: "Un acompañante más",
  share: "Compartir",
  calendar: "Calendario",
  route: "Ruta",
  host: "Anfitrión",
  messageHost: "Escribir",
  whoIsGoing: "Quién asiste",
  andOthers: (names, others) =>
    others === 0
      ? names
      : others === 1
        ? `${names} y 1 persona más`
        : `${names} y ${formatNumber(others, "es")} personas más`,
  goingCount: (count) =>
    count === 1 ? "Asiste 1 persona." : `Asisten ${formatNumber(count, "es")} personas.`,
  onlyForGuests: "Verás los nombres cuando asistas.",
  firstToGo: "Nadie todavía. Sé la primera persona.",
  about: "Acerca de",
  readMore: "Leer más",
  tickets: "Entradas",
  gettingThere: "Cómo llegar",
  directions: "Indicaciones",
  joinOnline: "Entrar en línea",
  linkForGuests: "El enlace aparece aquí cuando asistas.",
  theHost: "Anfitrión",
  held: (count) =>
    count === 0
      ? "Primer evento aquí"
      : count === 1
        ? "1 evento hasta ahora"
        : `${formatNumber(count, "es")} eventos hasta ahora`,
  somethingWrong: "¿Algo va mal?",
  report: "Denunciar este evento",
  manage: "Gestionar",
  rsvp: "Asistir",
  joinList: "Lista de espera",
  cantMakeIt: "No puedo ir",
  leaveList: "Dejar la lista",
  accept: "Tomar la plaza",
  pass: "Pasar",
  openInTelegram: "Abrir en Telegram",
  sureCancel: "¿Devolver tu plaza?",
  sureCancelText: (guests) =>
    guests > 0 ? "Tu plaza y las de tus acompañantes pasan a quien espera." : "Tu plaza pasa a quien espera.",
  keepPlace: "Conservarla",
  sureLeave: "¿Dejar la lista de espera?",
  sureLeaveText: "Pierdes tu posición.",
  sureLeavePaid: (amount) => `Pierdes tu posición, y ${amount} vuelve por el mismo camino.`,
  getMoneyBack: "Quiero mi dinero",
  stay: "Quedarme",
};
