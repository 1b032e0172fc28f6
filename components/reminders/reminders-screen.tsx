"use client";

import { useState } from "react";
import { ManagePart } from "@/components/events/manage-part";
import { type Managed, useManageAct } from "@/components/events/manage-query";
import { Icon } from "@/components/ui/icon";
import { lazily } from "@/components/ui/lazily";
import { LoadFailed } from "@/components/ui/load-failed";
import { useWords } from "@/components/ui/locale";
import { Skeleton } from "@/components/ui/skeleton";
import { maxReminders } from "@/domain/reminders/rules";
import { formatZone } from "@/messages/format";
import { reminderWords } from "@/messages/miniapp/reminders";
import { ReminderRow } from "./reminder-row";
import { asked, type Reminder, type ReminderAsked, useReminders } from "./reminders-query";

const ReminderSheet = lazily(() => import("./reminder-sheet").then((file) => file.ReminderSheet));

/** What guests of one's own event hear by itself: when each goes out and to how many, and a way to change it. */
export function Reminders({ code, botUsername }: { code: string; botUsername: string }) {
  const words = useWords(reminderWords);
  return (
    <ManagePart code={code} botUsername={botUsername} title={words.title}>
      {(managed) => <Schedule managed={managed} />}
    </ManagePart>
  );
}

function Schedule({ managed: { event } }: { managed: Managed }) {
  const words = useWords(reminderWords);
  const { data: reminders, error, refetch } = useReminders(event.code);
  const [openId, setOpenId] = useState<string | "new">();
  const { act, isBusy } = useManageAct(event.code);
  const open = reminders?.find(({ id }) => id === openId);
  const close = () => setOpenId(undefined);
  const put = (next: ReminderAsked[], whenDone: () => void) =>
    act({ method: "PUT", path: "/notifications", body: { reminders: next } }, whenDone);

  if (error && !reminders)
    return <LoadFailed title={words.failedTitle} text={words.failedText} onRetry={() => void refetch()} />;
  if (!reminders) return <Skeleton className="h-64 rounded-group!" />;

  const others = (than?: Reminder) => reminders.filter((one) => one !== than).map(asked);
  const canChange = event.status === "published";
  const isFull = reminders.length >= maxReminders;
  return (
    <section>
      <h3 className="sr-only">{words.schedule}</h3>
      <div className="divide-y divide-hairline overflow-hidden rounded-group bg-surface">
        {reminders.map((reminder) => (
          <ReminderRow
            key={reminder.id}
            reminder={reminder}
            timeZone={event.timeZone}
            isBusy={isBusy}
            onTap={() => setOpenId(reminder.id)}
            onSwitch={
              canChange && reminder.kind !== "confirmation"
                ? (isEnabled) => put([...others(reminder), { ...asked(reminder), isEnabled }], () => {})
                : undefined
            }
          />
        ))}
        {canChange && !isFull && (
          <button
            type="button"
            onClick={() => setOpenId("new")}
            className="flex min-h-13 w-full items-center gap-3 px-4 py-2.25 text-start text-accent-text active:bg-fill"
          >
            <Icon name="plus" />
            {words.add}
          </button>
        )}
      </div>
      <p className="px-4 pt-2 type-foot text-muted">
        {isFull && `${words.full(maxReminders)} `}
        {words.scheduleNote(formatZone(event.timeZone, new Date(event.startsAt)))}
      </p>
      {(open || openId === "new") && (
        <ReminderSheet
          key={openId}
          event={event}
          reminder={open}
          isBusy={isBusy}
          onSave={(next) => put([...others(open), next], close)}
          onDelete={open?.kind === "custom" ? () => put(others(open), close) : undefined}
          onClose={close}
        />
      )}
    </section>
  );
}
