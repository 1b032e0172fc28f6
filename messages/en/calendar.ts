import { calendarIn } from "../calendar";
import { button } from "./buttons";

export const calendar = calendarIn(
  {
    whichDay: (zone) => `Which day? Times are in ${zone}.`,
    whichMonth: "Which month?",
    whatTime: (zone, isEnd) =>
      `${isEnd ? "Until what time?" : "What time does it start?"} Times are in ${zone}.`,
    at: (date, time) => `${date} at ${time}`,
    today: (day) => `Today, ${day}`,
    tomorrow: (day) => `Tomorrow, ${day}`,
    earlier: "‹ Earlier",
    later: "Later ›",
    month: "Month",
    backToDays: "Back to days",
    exactMinute: "Exact minute",
    back: "Back",
    parts: { n: "Night", m: "Morning", a: "Afternoon", e: "Evening" },
    minutes: (step) => `${step < 0 ? "−" : "+"} ${Math.abs(step)} min`,
    use: (time) => `Use ${time}`,
  },
  button,
);
