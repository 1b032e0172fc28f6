import { type Operation, operations } from "@/messages/operations";

/** Two characters per operation on the wire. Codes stay for ever: buttons of years ago carry them. */
const codes: Record<Operation, string> = {
  nothing: "no",
  close: "cn",
  home: "ho",
  help: "hp",
  support: "su",
  "support.reply": "sp",
  find: "fe",
  mine: "me",
  organized: "el",
  pick: "pk",
  preferences: "yf",
  "preferences.set": "yw",
  "event.show": "ev",
  "event.about": "ea",
  "event.calendar": "ca",
  rsvp: "rs",
  "rsvp.cancel.ask": "rx",
  "rsvp.cancel": "ry",
  "guests.ask": "ra",
  guests: "rg",
  "waitlist.leave": "wx",
  "waitlist.refund": "wr",
  "offer.accept": "oa",
  "offer.decline": "od",
  mute: "mu",
  coming: "rk",
  feedback: "fb",
  "feedback.rate": "fr",
  "feedback.comment": "fc",
  contact: "co",
  buy: "bt",
  "buy.type": "pt",
  "pay.telegram": "py",
  "pay.stripe": "ps",
  "pay.more": "pq",
  "pay.cancel": "px",
  "pay.check": "pc",
  tickets: "tl",
  ticket: "tk",
  "ticket.transfer": "tt",
  "ticket.keep": "tb",
  "event.manage": "mg",
  "event.manage.app": "ma",
  "link.ask": "l1",
  "link.renew": "l2",
  attendees: "at",
  "guest.pick": "g0",
  guest: "g1",
  "guest.remove": "g2",
  "guest.blocked": "g3",
  "guest.letin": "g4",
  "edit.menu": "ee",
  "edit.field": "ef",
  "edit.save": "es",
  "edit.save.quietly": "eq",
  "edit.discard": "em",
  "event.cancel.ask": "xe",
  "event.cancel": "xy",
  "update.ask": "up",
  "update.audience": "uw",
  "update.send": "us",
  "update.edit": "ue",
  "update.when": "ul",
  "update.now": "un",
  "update.test": "ut",
  "update.stop": "ux",
  "update.retry": "ur",
  reminders: "rm",
  reminder: "rn",
  "reminder.switch": "r1",
  "reminder.confirmation": "r2",
  "reminder.text": "r3",
  "reminder.text.usual": "r4",
  "reminder.move": "r5",
  "reminder.delete": "r6",
  "reminder.test": "r7",
  "reminder.add": "r8",
  "reminder.when": "r9",
  payments: "pl",
  "payment.resolve": "pa",
  "contact.reply": "cu",
  "review.approve": "va",
  "review.ask": "vq",
  "review.decline": "vd",
  moderate: "m0",
  "suspend.ask": "m1",
  suspend: "m2",
  restore: "m3",
  unverify: "m4",
  "report.dismiss": "m5",
  create: "nw",
  "create.chat": "nc",
  "draft.continue": "dc",
  "draft.new": "dn",
  "draft.delete.ask": "dd",
  "draft.delete": "dD",
  "draft.back": "db",
  "draft.skip": "ds",
  "draft.save": "dl",
  "draft.days": "dp",
  "draft.months": "dm",
  "draft.day": "dk",
  "draft.part": "dv",
  "draft.minutes": "du",
  "draft.time": "dt",
  "draft.instant": "di",
  "draft.zone": "dz",
  "draft.zone.ask": "d2",
  "draft.location.ask": "d3",
  "draft.length": "de",
  "draft.online": "do",
  "draft.paid": "dy",
  "draft.price": "d4",
  "draft.currency": "d1",
  "draft.tickets.done": "dx",
  "draft.ticket": "da",
  "draft.ticket.remove": "d8",
  "draft.sales.start": "d0",
  "draft.refunds": "df",
  "draft.category": "d9",
  "draft.unlimited": "dg",
  "draft.capacity": "d7",
  "draft.listing": "dj",
  "draft.guests": "d5",
  "draft.field": "ed",
  "draft.change": "d6",
  "draft.preview": "dr",
  "draft.publish": "dq",
};

const operationOf = new Map(operations.map((operation) => [codes[operation], operation]));
const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const version = "1";

export type Callback = { operation: Operation; id?: string; arg?: string };

/**
 * Callback data: version, operation, then `.` and the UUID in base 62, then `.` and an argument. At most
 * 64 bytes (Bot API, InlineKeyboardButton): 3 + 23 + 1 leaves 37 bytes for the argument.
 */
export function packCallback({ operation, id, arg }: Callback): string {
  const parts = [version + codes[operation], id === undefined ? "" : toBase62(id), arg ?? ""];
  while (parts.at(-1) === "") parts.pop();
  const data = parts.join(".");
  if (Buffer.byteLength(data) > 64) throw new Error(`callback data of ${operation} is longer than 64 bytes`);
  return data;
}

/** Reads what `packCallback` wrote; undefined for anything else, whoever sent it. */
export function readCallback(data: string): Callback | undefined {
  const match = /^1([\w]{2})(?:\.([0-9A-Za-z]{22})?)?(?:\.(.{1,40}))?$/u.exec(data);
  const operation = operationOf.get(match?.[1] ?? "");
  if (!match || !operation) return undefined;

  const id = match[2] === undefined ? undefined : fromBase62(match[2]);
  if (match[2] !== undefined && id === undefined) return undefined;
  return {
    operation,
    ...(id === undefined ? {} : { id }),
    ...(match[3] === undefined ? {} : { arg: match[3] }),
  };
}

function toBase62(uuid: string): string {
  let value = BigInt(`0x${uuid.replaceAll("-", "")}`);
  let text = "";
  while (value > 0n) {
    text = digits[Number(value % 62n)] + text;
    value /= 62n;
  }
  return text.padStart(22, "0");
}

function fromBase62(text: string): string | undefined {
  const value = [...text].reduce((sum, digit) => sum * 62n + BigInt(digits.indexOf(digit)), 0n);
  const hex = value.toString(16).padStart(32, "0");
  if (hex.length > 32) return undefined;
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
