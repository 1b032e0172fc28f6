import { calendarIn } from "../calendar";
import { button } from "./buttons";

export const calendar = calendarIn(
  {
    whichDay: (zone) => `¿Qué día? Las horas son de ${zone}.`,
    whichMonth: "¿Qué mes?",
    whatTime: (zone, isEnd) =>
      `${isEnd ? "¿Hasta qué hora?" : "¿A qué hora empieza?"} Las horas son de ${zone}.`,
    at: (date, time) => `${date} a ${/^0?1:/.test(time) ? "la" : "las"} ${time}`,
    today: (day) => `Hoy, ${day}`,
    tomorrow: (day) => `Mañana, ${day}`,
    earlier: "‹ Antes",
    later: "Después ›",
    month: "Mes",
    backToDays: "Volver a los días",
    exactMinute: "Minuto exacto",
    back: "Atrás",
    parts: { n: "Madrugada", m: "Mañana", a: "Tarde", e: "Noche" },
    minutes: (step) => `${step < 0 ? "−" : "+"} ${Math.abs(step)} min`,
    use: (time) => `Usar ${time}`,
  },
  button,
);
