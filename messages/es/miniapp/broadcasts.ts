import type { broadcasts as en } from "@/messages/en/miniapp/broadcasts";
import { formatNumber } from "@/messages/format";

const n = (value: number) => formatNumber(value, "es");
const people = (count: number) => (count === 1 ? "1 persona" : `${n(count)} personas`);

export const broadcasts: typeof en = {
  title: "Mensajes",
  hint: "Escribe a tus invitados y mira qué fue de ello",
  failedTitle: "Esto no ha llegado",
  failedText: "No se ha perdido nada. Prueba de nuevo en un momento.",

  to: "Para",
  audiences: {
    everybody: "Todos",
    going: "Quienes van",
    notIn: "Aún fuera",
    in: "Ya dentro",
    offered: "Con plaza ofrecida",
    waiting: "Lista de espera",
  },
  nobody: "Todavía no se ha apuntado nadie. En cuanto haya invitados, habrá quien lo lea.",
  reached: (count) =>
    count === 0
      ? "No lo recibiría nadie."
      : `Lo ${count === 1 ? "recibe" : "reciben"} ${people(count)} en Telegram; cada grupo, una vez.`,
  unreachable: (count) =>
    count === 1
      ? "1 ha bloqueado el bot o nunca lo inició."
      : `${n(count)} han bloqueado el bot o nunca lo iniciaron.`,
  muted: (count) => `${n(count)} ${count === 1 ? "silenció" : "silenciaron"} estos mensajes.`,

  text: "Tu mensaje",
  textHint: "¿Qué deben saber?",
  placeholders: "Insertar",
  length: (length, max) => `${n(length)} / ${n(max)}`,
  tooLong: (over) => (over === 1 ? "Sobra 1 carácter" : `Sobran ${n(over)} caracteres`),
  unknownPlaceholder: (name) => `{${name}} no se conoce aquí. Usa uno de los de abajo.`,
  when: "Enviar",
  now: "Ahora",
  whenTitle: "Cuándo enviarlo",
  whenNow: "Mejor enviarlo ahora",
  whenSet: "Fijar la hora",
  whenPast: "Ese momento ya ha pasado.",
  preview: "Vista previa",
  previewHead: (title) => `🚨 Novedades de ${title}`,
  previewButton: "Ver los detalles nuevos",
  previewMute: "No recibir más mensajes así",
  previewEmpty: "Aquí verás tus palabras como las ven los invitados.",

  test: "Probar conmigo",
  tested: "Enviado a tu chat con el bot",
  send: (count) => (count === 1 ? "Enviar a 1 persona" : `Enviar a ${n(count)} personas`),
  schedule: (count) => `Programar para ${n(count)}`,
  save: "Guardar cambios",
  sendTitle: (count) => `¿Enviar a ${people(count)}?`,
  sendText: "Sale enseguida. Lo que ha llegado no se puede retirar.",
  scheduleText: (when) => `Sale el ${when}. Hasta entonces puedes cambiarlo o pararlo.`,
  sendYes: "Enviar",
  scheduleYes: "Programar",
  no: "Todavía no",
  sent: (count) => `De camino a ${people(count)}`,
  scheduled: (when) => `Sale el ${when}`,
  saved: "Cambiado",

  messageTo: (name) => `Mensaje a ${name}`,
  heardByOne: (name) =>
    `${name} lo recibe del bot, salvo que lo haya bloqueado o haya silenciado estos mensajes.`,
  notToOne: (name) => `No se puede escribir a ${name}, o silenció estos mensajes.`,

  history: "Enviados y previstos",
  historyEmpty: "Aquí queda lo que envías, y a cuántos llegó.",
  states: { scheduled: "Previsto", sending: "Enviando", sent: "Enviado", stopped: "Parado" },
  planned: people,
  sending: (done, all) => `Enviando… ${n(done)} de ${n(all)}`,
  result: (sent, all) => `Enviado a ${n(sent)} de ${people(all)}`,
  stoppedAt: (sent, all) => `Parado tras ${n(sent)} de ${n(all)}`,
  neverSent: "Parado antes de salir",
  message: "Mensaje",
  counts: {
    sent: "Llegaron",
    queued: "Por enviar",
    blocked: "Han bloqueado el bot",
    failed: "No se pudo entregar",
    skipped: "Sin enviar: silenciado, o ya no van",
    tapped: "Usaron uno de sus botones",
  },
  notReached: "Sin alcanzar",
  reasons: { blocked: "Ha bloqueado el bot", failed: "Telegram no lo aceptó" },
  stop: "Pararlo",
  stopTitle: "¿Parar este mensaje?",
  stopText: (left) =>
    left === 1 ? "1 persona aún no lo ha recibido." : `${n(left)} personas aún no lo han recibido.`,
  stopYes: "Parar",
  stopNo: "Dejar que siga",
  stopped: "Parado",
  retry: (count) => (count === 1 ? "Probar otra vez con 1" : `Probar otra vez con ${n(count)}`),
  retried: "Probando otra vez",
  edit: "Cambiarlo",
  editing: "Estás cambiando un mensaje previsto.",
  editStop: "Dejarlo como estaba",
};
