import { Composer } from "grammy";
import { authorize } from "@/domain/access";
import { Refusal } from "@/domain/errors";
import { getEvent } from "@/domain/events/queries";
import type { EventDetails } from "@/domain/events/schema";
import { deliverDue } from "@/domain/notifications/deliver";
import { changeReminder, type ReminderChange } from "@/domain/reminders/change";
import { deleteReminder } from "@/domain/reminders/delete";
import { findReminder, listReminders } from "@/domain/reminders/queries";
import { testReminder } from "@/domain/reminders/test-reminder";
import { alert, show } from "../answer";
import type { BotContext, Tap } from "../context";
import { ask, askInPlace, begin } from "../converse";
import { showOutcome } from "../outcome";
import { pickEvent, typedEvent } from "../pick";
import { inPrivate } from "../private";
import { readFlag, readTimingArg } from "../read-arg";
import { saveReminder } from "../speak-update";
import type { Taps } from "../taps";

export const reminders = new Composer<BotContext>();

reminders.command("reminders", inPrivate, async (ctx) => {
  const event = await typedEvent(ctx, ctx.match);
  return event ? showSchedule(ctx, event) : pickEvent(ctx, "reminders", 0);
});

export const reminderTaps = {
  reminders: async (ctx, { id }) => showSchedule(ctx, await getEvent(ctx.as, id)),
  reminder: async (ctx, { id }) => showReminder(ctx, id),
  "reminder.switch": (ctx, tap) => change(ctx, tap, { isEnabled: readFlag(tap.arg) }),
  "reminder.confirmation": (ctx, tap) => change(ctx, tap, { asksConfirmation: readFlag(tap.arg) }),
  "reminder.text.usual": (ctx, tap) => change(ctx, tap, { text: null }),
  "reminder.text": (ctx, tap) => askAbout(ctx, tap, "text"),
  "reminder.move": (ctx, tap) => askAbout(ctx, tap, "time"),
  "reminder.test": async (ctx, { id }) => {
    const { event } = await lookAt(ctx, id);
    await testReminder(ctx.as, { eventId: event.id, reminderId: id });
    await deliverDue(ctx.as, { chatId: ctx.user.id });
    await alert(ctx, ctx.words.sent);
  },
  "reminder.delete": async (ctx, { id }) => {
    const { event } = await lookAt(ctx, id);
    await deleteReminder(ctx.as, { reminderId: id });
    await showSchedule(ctx, event);
  },
  "reminder.add": async (ctx, { id }) => {
    const event = await getEvent(ctx.as, id);
    authorize(ctx.as, "reminders.change", { event });
    await ask(
      ctx,
      await begin(ctx, { kind: "update", eventId: id, answers: { reminder: { asks: "time" } } }),
    );
  },
  "reminder.when": async (ctx, { id, arg }) => {
    const draft = await saveReminder(ctx, id, { timing: readTimingArg(arg) });
    await (draft.status === "open" ? askInPlace(ctx, draft) : showOutcome(ctx, draft));
  },
} satisfies Partial<Taps>;

async function showSchedule(ctx: BotContext, event: EventDetails) {
  const schedule = await listReminders(ctx.as, event.id);
  await show(ctx, ctx.words.reminders.list(ctx.reading, event, schedule));
}

/** A reminder with its event, for its organizer. From here on a refusal leads back to that event. */
async function lookAt(ctx: BotContext, reminderId: string) {
  const reminder = await findReminder(ctx.as, reminderId);
  if (!reminder) throw new Refusal("stale_button");
  const event = await getEvent(ctx.as, reminder.eventId);
  ctx.subject = { eventId: event.id };
  return { event, reminder };
}

async function showReminder(ctx: BotContext, reminderId: string) {
  const { event, reminder } = await lookAt(ctx, reminderId);
  await show(ctx, ctx.words.reminders.one(ctx.reading, event, reminder));
}

async function change(ctx: BotContext, { id }: Tap, to: ReminderChange) {
  await lookAt(ctx, id);
  await changeReminder(ctx.as, { reminderId: id, change: to });
  await showReminder(ctx, id);
}

/** Asks for its words or its time; the list stays above. */
async function askAbout(ctx: BotContext, { id }: Tap, asks: "text" | "time") {
  const { event } = await lookAt(ctx, id);
  const answers = { reminder: { id, asks } };
  await ask(ctx, await begin(ctx, { kind: "update", eventId: event.id, answers }));
}
