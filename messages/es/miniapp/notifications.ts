import type { notifications as en } from "@/messages/en/miniapp/notifications";

export const notifications: typeof en = {
  title: "Notificaciones",
  hint: "Lo que te cuenta el bot, y cuándo calla",
  eventsIGoTo: "Eventos a los que voy",
  eventsIHost: "Eventos que organizo",
  always: "Entradas, pagos, cambios de hora o lugar y cancelaciones te llegan siempre.",
  kinds: {
    reminder: { title: "Recordatorios", text: "Un día y una hora antes" },
    update: {
      title: "Mensajes de quien organiza",
      text: "Sobre eventos a los que vas o esperas",
    },
    thanks: { title: "Después del evento", text: "Las gracias, y qué tal fue" },
    "rsvp.first": { title: "Primera inscripción", text: "Cuando alguien se apunta a un evento tuyo" },
    "rsvp.status": { title: "Recuento", text: "Cuántos van a tu evento, siempre al día" },
  },
  quiet: "Horas de silencio",
  from: "Desde",
  until: "Hasta",
  quietNote: (zone) =>
    `Los recordatorios esperan hasta entonces, hora de ${zone}. Uno para algo anterior llega igual.`,
  quietNoteNoZone:
    "Los recordatorios esperan hasta entonces, según el reloj del evento: no has fijado una zona horaria. Uno para algo anterior llega igual.",
  muted: "Eventos silenciados",
  mutedNote: "De estos solo oyes lo imprescindible.",
  since: (day) => `Desde el ${day}`,
  unmute: "Activar",
  unmuteOf: (title) => `Activar ${title}`,
  unmuted: (title) => `Vuelves a oír de ${title}`,
};
