"use client";

import { vibrate } from "@/components/telegram/telegram";
import { Icon } from "@/components/ui/icon";
import { useLocale, useWords } from "@/components/ui/locale";
import { SwitchThumb } from "@/components/ui/switch";
import { formatWhenShort } from "@/messages/format";
import { reminderWords } from "@/messages/miniapp/reminders";
import type { Reminder } from "./reminders-query";
import { nameOf } from "./timing";

const icons = { confirmation: "check", day: "bell", hour: "bell", thanks: "star", custom: "bell" } as const;

type Props = {
  reminder: Reminder;
  timeZone: string;
  isBusy: boolean;
  onTap: () => void;
  /** Without it, it is always on. */
  onSwitch: ((isOn: boolean) => void) | undefined;
};

/** One reminder of the schedule: when it goes out and to how many, or what became of it. */
export function ReminderRow({ reminder, timeZone, isBusy, onTap, onSwitch }: Props) {
  const words = useWords(reminderWords);
  const locale = useLocale();
  const { kind, dueAt, isEnabled, text, asksConfirmation } = reminder;
  const name = nameOf(reminder, words);
  const when =
    kind === "confirmation" ? words.eachInTurn : dueAt && formatWhenShort(new Date(dueAt), timeZone, locale);
  const about = [
    becomes(reminder, words),
    text && kind !== "custom" && words.ownWords,
    asksConfirmation && words.asks,
  ].filter(Boolean);
  return (
    <div className="flex items-stretch">
      <button
        type="button"
        onClick={onTap}
        className="flex min-h-13 min-w-0 flex-1 items-center gap-3 py-2.25 ps-4 pe-2 text-start active:bg-fill"
      >
        <span className="text-faint">
          <Icon name={icons[kind]} />
        </span>
        <span className="min-w-0 flex-1">
          <span className={isEnabled ? "" : "text-muted"}>{name}</span>
          <small className="block text-[14px]/4.75 text-muted tabular-nums">{when}</small>
          {about.length > 0 && (
            <small className="block text-[14px]/4.75 text-muted tabular-nums">{about.join(" · ")}</small>
          )}
        </span>
        {!onSwitch && (
          <span className="pe-2 text-faint rtl:-scale-x-100">
            <Icon name="right" size="s" />
          </span>
        )}
      </button>
      {onSwitch && (
        <button
          type="button"
          role="switch"
          aria-checked={isEnabled}
          aria-label={words.switch(name)}
          disabled={isBusy}
          onClick={() => {
            vibrate("selection");
            onSwitch(!isEnabled);
          }}
          className="grid place-items-center ps-2 pe-4 disabled:opacity-60"
        >
          <SwitchThumb isOn={isEnabled} />
        </button>
      )}
    </div>
  );
}

/** To how many it will go, or went; that it is off. */
function becomes(
  { isEnabled, sentAt, timing, people, sent, blocked, failed, tapped, coming }: Reminder,
  words: (typeof reminderWords)["en"],
) {
  if (!isEnabled) return words.off;
  if (sentAt === null && timing.anchor !== "rsvp") return words.to(people);
  if (people === 0) return sentAt === null ? "" : words.passed;
  const lost = blocked + failed;
  const outcome = [
    words.sentTo(sent, tapped),
    coming > 0 && words.coming(coming),
    lost > 0 && words.notReached(lost),
  ];
  return outcome.filter(Boolean).join(" · ");
}
