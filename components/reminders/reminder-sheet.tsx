"use client";

import { useState } from "react";
import { type OwnEvent, useManageAct } from "@/components/events/manage-query";
import { isSendable } from "@/components/notifications/message-editor";
import { MomentSheet } from "@/components/notifications/moment-sheet";
import { ask, useClosingConfirmation } from "@/components/telegram/telegram";
import { Button } from "@/components/ui/button";
import { Group } from "@/components/ui/group";
import { useLocale, useWords } from "@/components/ui/locale";
import { serverNow } from "@/components/ui/server-time";
import { Sheet } from "@/components/ui/sheet";
import { SwitchCell } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import { dueAt } from "@/domain/reminders/rules";
import { formatWhenShort } from "@/messages/format";
import { reminderWords } from "@/messages/miniapp/reminders";
import { ReminderAudience } from "./reminder-audience";
import { ReminderText } from "./reminder-text";
import { asked, type Reminder, type ReminderAsked } from "./reminders-query";
import { nameOf } from "./timing";
import { TimingFields } from "./timing-fields";

type Props = {
  event: OwnEvent;
  /** A new one without it. */
  reminder: Reminder | undefined;
  isBusy: boolean;
  onSave: (reminder: ReminderAsked) => void;
  onDelete: (() => void) | undefined;
  onClose: () => void;
};

/** One reminder: when, to whom, its words as guests will see them, and whether it asks who still comes. */
export function ReminderSheet({ event, reminder, isBusy, onSave, onDelete, onClose }: Props) {
  const words = useWords(reminderWords);
  const locale = useLocale();
  const [said, setSaid] = useState<ReminderAsked>(() =>
    reminder
      ? asked(reminder)
      : {
          kind: "custom",
          timing: { anchor: "start", offsetMinutes: -180 },
          recipients: { statuses: ["confirmed"] },
          text: words.starters.custom,
          asksConfirmation: false,
          isEnabled: true,
        },
  );
  const [timing, setTiming] = useState<Reminder["timing"] | undefined>(said.timing as Reminder["timing"]);
  const [isChoosingTime, setChoosingTime] = useState(false);
  const testing = useManageAct(event.code);
  const set = (change: Partial<ReminderAsked>) => setSaid((before) => ({ ...before, ...change }));
  const { kind = "custom", text = null, asksConfirmation = false, recipients } = said;
  const isChanged =
    reminder === undefined || JSON.stringify({ ...said, timing }) !== JSON.stringify(asked(reminder));
  useClosingConfirmation(isChanged);

  const due = timing ? dueAt(timing, event) : null;
  const isMoved = JSON.stringify(timing) !== JSON.stringify(reminder?.timing);
  const isPast = due !== null && isMoved && due <= serverNow();
  const isBefore = timing?.anchor === "start" && timing.offsetMinutes < 0;
  const isForGoing = recipients && "statuses" in recipients && recipients.statuses.includes("confirmed");
  const isReady =
    timing !== undefined && !isPast && (text === null ? kind !== "custom" : isSendable(text)) && isChanged;

  const remove = async () => {
    const isSure = await ask({
      title: words.deleteTitle,
      message: words.deleteText,
      yes: words.deleteYes,
      no: words.keep,
      isDestructive: true,
    });
    if (isSure) onDelete?.();
  };
  const test = () =>
    testing.act(
      {
        path: "/notifications/test",
        body: {
          kind: "reminder",
          reminderId: reminder?.id,
          text,
          timing,
          asksConfirmation: asksConfirmation && isBefore,
        },
      },
      () => toast(words.tested),
    );

  if (isChoosingTime)
    return (
      <MomentSheet
        title={words.chooseTime}
        set={words.save}
        past={words.alreadyPast}
        at={timing?.anchor === "fixed" ? new Date(timing.at) : null}
        timeZone={event.timeZone}
        onSet={(at) => setTiming({ anchor: "fixed", at: at.toISOString() })}
        onClose={() => setChoosingTime(false)}
      />
    );
  return (
    <Sheet
      title={reminder ? nameOf({ kind, timing: reminder.timing }, words) : words.newTitle}
      onClose={onClose}
      isGrouped
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 pt-1">
        {kind !== "confirmation" && (
          <div className="grid gap-2">
            <TimingFields
              value={timing}
              timeZone={event.timeZone}
              onChange={setTiming}
              onChooseTime={() => setChoosingTime(true)}
            />
            {due && (
              <p className={`px-4 type-foot ${isPast ? "text-danger" : "text-muted"}`} aria-live="polite">
                {isPast ? words.alreadyPast : words.goesOut(formatWhenShort(due, event.timeZone, locale))}
              </p>
            )}
          </div>
        )}
        {kind !== "confirmation" && (
          <ReminderAudience event={event} value={recipients} onChoose={(to) => set({ recipients: to })} />
        )}
        {isBefore && isForGoing && kind !== "confirmation" && (
          <Group note={words.asksHint}>
            <SwitchCell
              icon="people"
              title={words.asksConfirmation}
              isOn={asksConfirmation}
              onChange={(isOn) => set({ asksConfirmation: isOn })}
            />
          </Group>
        )}
        <ReminderText
          event={event}
          kind={kind}
          text={text}
          asksConfirmation={asksConfirmation && isBefore}
          onChange={(next) => set({ text: next })}
        />
        <div className="grid gap-2">
          <Button
            size="block"
            look="fill"
            disabled={isBusy || !isReady}
            aria-busy={isBusy}
            onClick={() =>
              timing && onSave({ ...said, timing, asksConfirmation: asksConfirmation && isBefore })
            }
          >
            {words.save}
          </Button>
          <Button
            size="block"
            disabled={testing.isBusy || (text !== null && !isSendable(text))}
            onClick={test}
          >
            {words.test}
          </Button>
          {onDelete && (
            <Button size="block" look="danger" disabled={isBusy} onClick={() => void remove()}>
              {words.delete}
            </Button>
          )}
        </div>
      </div>
    </Sheet>
  );
}
