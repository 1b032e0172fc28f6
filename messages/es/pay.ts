import type { pay as en } from "@/messages/en/pay";

export const pay: typeof en = {
  toTelegram: "Volver a Telegram",
  goOn: "Volver al pago",
  leaving: {
    title: "Sales de Telegram",
    text: (host) =>
      `Quien organiza el evento dio un enlace a ${host}. Continúa solo si conoces esta dirección.`,
    goOn: "Continuar",
  },
  nothingHere: {
    title: "Aquí no hay nada",
    text: "Este enlace no lleva a ningún sitio, o ya no. Abre el evento en Telegram.",
  },
  confirming: {
    title: "⏳ Stripe está confirmando tu pago…",
    text: "Tarda unos segundos. Tus plazas siguen reservadas, y las entradas llegan al chat. Puedes cerrar esta página.",
  },
  paid: { title: "✅ Pagado", text: "Tus entradas están en el chat con el bot." },
  open: {
    title: "No se ha cobrado nada",
    text: "Tus plazas siguen reservadas un rato. Continúa aquí, o paga de otra forma en Telegram.",
  },
  over: {
    title: "Esta página ya no vale",
    text: "Aquí no se ha cobrado nada. En Telegram ves cómo están tus plazas y puedes empezar de nuevo.",
  },
  returned: {
    title: "Tu dinero está de vuelta",
    text: "Llegó cuando las plazas ya no estaban reservadas, o ya estaban pagadas. Se devuelve todo por el mismo camino.",
  },
  kept: {
    title: "Estás en la lista de espera",
    text: "Tu pago llegó cuando ya no quedaban plazas, y lo guardamos para la próxima. Si no queda ninguna libre antes de que empiece el evento, se devuelve todo por el mismo camino. En Telegram puedes pedirlo ya.",
  },
  review: {
    title: "Estamos revisando tu pago",
    text: "Llegó, pero no es lo que se pidió. El organizador lo sabe, y te escribiremos en el chat.",
  },
  unknown: { title: "Sigue en Telegram", text: "Allí ves cómo está tu pago." },
  account: {
    title: "Gracias",
    text: "Stripe comprueba lo que le has contado. En Telegram verás cuándo puedes cobrar.",
  },
  accountAgain: {
    title: "Este enlace ya no vale",
    text: "Los enlaces de Stripe duran unos minutos. Pide otro en Telegram, donde empezaste.",
  },
};
