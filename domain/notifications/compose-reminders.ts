import { z } from "zod";
import { reminderKind } from "@/db/schema/reminders";
import type { Reader } from "../letters";
import type { ClaimedDelivery } from "./letter-world";
import { type Composers, eventOf, type World } from "./letter-world";
import { quietUntil, worthUntil } from "./rules";

const Test = z.object({
  isTest: z.literal(true),
  /** When it is due; null where that is another time for each reader. */
  dueAt: z.coerce.date().nullable(),
  reminderId: z.uuid().nullable(),
  kind: z.enum(reminderKind.enumValues),
  text: z.string().nullable(),
  asksConfirmation: z.boolean(),
});
const Due = z.object({ dueAt: z.coerce.date() });

type Reminder = Pick<z.output<typeof Test>, "kind" | "text" | "asksConfirmation"> & {
  id: string | null;
  recipients?: unknown;
  dueAt?: Date | null;
};
const Going = z.object({ statuses: z.tuple([z.literal("confirmed")]) });

/** The reminder that a row follows as it is now, or why it is not told, or until when it waits. */
function reminderOf(row: ClaimedDelivery, reader: Reader, world: World): Reminder | string | { until: Date } {
  const test = Test.safeParse(row.payload);
  if (test.success) return { ...test.data, id: test.data.reminderId };

  const rule = world.rules.reminders.get(row.reminderId ?? "");
  if (!rule) return "the reminder was deleted";
  if (!rule.isEnabled) return "the reminder was switched off";
  if (rule.generation !== row.generation) return "the event or the reminder was moved";
  const event = eventOf(row, world);
  if (event.status === "cancelled") return "the event is cancelled";
  if (!world.rules.isFor(rule.id, row.chatId)) return "no longer meant";

  const worth = worthUntil(Due.parse(row.payload).dueAt, event);
  if (world.now >= worth) return "too late";
  const quiet = quietUntil(world.people.get(row.chatId)!, reader.timeZone ?? event.timeZone, world.now);
  return quiet && quiet < worth ? { until: quiet } : rule;
}

const isReminder = (found: ReturnType<typeof reminderOf>): found is Reminder =>
  typeof found !== "string" && !("until" in found);

export const reminderLetters: Composers<"reminder" | "thanks"> = {
  reminder: (row, reader, world) => {
    const found = reminderOf(row, reader, world);
    if (!isReminder(found)) return found;
    const { id, kind, text, asksConfirmation, recipients, dueAt } = found;
    const event = eventOf(row, world);
    return {
      kind: "reminder",
      chatId: row.chatId,
      reader,
      event,
      reminder: { id, kind },
      text,
      asksConfirmation,
      isForGoing: recipients === undefined || Going.safeParse(recipients).success,
      ...(dueAt ? { asOf: dueAt } : {}),
    };
  },
  thanks: (row, reader, world) => {
    const found = reminderOf(row, reader, world);
    if (!isReminder(found)) return found;
    return { kind: "thanks", chatId: row.chatId, reader, event: eventOf(row, world), text: found.text };
  },
};
