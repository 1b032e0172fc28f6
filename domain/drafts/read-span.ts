import { count, cut, numeral, phrase } from "./tidy-when";

const unit = "(?<unit>hours?|hrs?|h|horas?|heures?|stunden?|std|minutes?|minutos?|minuten?|mins?|m)";
const half = "(?<half>[.,]5| and a half)?";

const length = phrase(`(?:for|durante|por|pendant) (?<count>${numeral})${half} ?${unit}`);

const fromNow = [
  new RegExp(
    `^(?:in|en|dentro de|dans|em|daqui a) (?:about )?(?<count>${numeral})${half} ?${unit}(?: from now)?$`,
    "u",
  ),
  new RegExp(`^(?<count>${numeral})${half} ?${unit} from now$`, "u"),
];

/** Takes how long it lasts out of a text: "7pm for 2 hours", "a las 19 durante 90 minutos". */
export function takeLength(text: string): { rest: string; lengthMinutes?: number } {
  const match = length.exec(text);
  return match ? { rest: cut(text, match), lengthMinutes: minutesIn(match) } : { rest: text };
}

/** Minutes from now in "in 2 hours", "en 90 minutos"; undefined for a text that says anything more. */
export function readMinutesFromNow(text: string): number | undefined {
  if (/^in half an hour$/.test(text)) return 30;
  const match = fromNow.map((pattern) => pattern.exec(text)).find(Boolean);
  return match ? minutesIn(match) : undefined;
}

function minutesIn({ groups = {} }: RegExpExecArray): number {
  const unitMinutes = groups.unit?.startsWith("m") ? 1 : 60;
  return count(groups.count ?? "") * unitMinutes + (groups.half ? unitMinutes / 2 : 0);
}
