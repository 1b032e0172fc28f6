"use client";

import type { OwnEvent } from "@/components/events/manage-query";
import { MessageEditor } from "@/components/notifications/message-editor";
import { MessagePreview } from "@/components/notifications/message-preview";
import { useFill } from "@/components/notifications/use-fill";
import { useWords } from "@/components/ui/locale";
import { reminderWords } from "@/messages/miniapp/reminders";
import type { Reminder } from "./reminders-query";

type Props = {
  event: OwnEvent;
  kind: Reminder["kind"];
  /** Null for the usual words. */
  text: string | null;
  asksConfirmation: boolean;
  onChange: (text: string | null) => void;
};

const link = "press tap-44 min-h-11 px-4 text-start font-semibold text-accent-text type-sub";

/** The words of a reminder, ours or the host's, and how they look in a guest's chat. */
export function ReminderText({ event, kind, text, asksConfirmation, onChange }: Props) {
  const words = useWords(reminderWords);
  const fill = useFill(event);
  const isAdded = kind === "confirmation";
  const shown = isAdded
    ? [words.usualTexts.confirmation, text].filter(Boolean).join("\n\n")
    : (text ?? words.usualTexts[kind === "custom" ? "day" : kind]);
  return (
    <>
      <section>
        <h3 className="px-4 pb-2 font-semibold text-[15px]/5 text-muted">
          {isAdded ? words.added : words.text}
        </h3>
        {text === null ? (
          <button
            type="button"
            onClick={() => onChange(kind === "confirmation" ? "" : words.starters[kind])}
            className="grid min-h-13 w-full rounded-group bg-surface px-4 py-2.25 text-start active:bg-fill"
          >
            <span className="text-accent-text">{isAdded ? words.addText : words.useOwn}</span>
            <small className="text-[14px]/4.75 text-muted">{isAdded ? words.addedHint : words.usual}</small>
          </button>
        ) : (
          <>
            <div className="overflow-hidden rounded-group bg-surface">
              <MessageEditor label={words.text} hint={words.textHint} value={text} onChange={onChange} />
            </div>
            {kind !== "custom" && (
              <button type="button" className={link} onClick={() => onChange(null)}>
                {isAdded ? words.addNothing : words.useUsual}
              </button>
            )}
          </>
        )}
      </section>
      <MessagePreview
        heading={words.preview}
        {...(text !== null && !isAdded ? { head: `${kind === "thanks" ? "👋" : "⏰"} ${event.title}` } : {})}
        text={fill(shown.trim())}
        buttons={buttonsOf(kind, event, asksConfirmation, words.buttons)}
      />
    </>
  );
}

type Buttons = (typeof reminderWords)["en"]["buttons"];

/** What hangs below the message of each kind. */
function buttonsOf(
  kind: Reminder["kind"],
  { latitude, location, onlineUrl }: OwnEvent,
  asksConfirmation: boolean,
  { coming, details, cancel, directions, join, feedback, mute }: Buttons,
): string[][] {
  if (kind === "confirmation") return [[details, cancel]];
  if (kind === "thanks") return [[feedback], [mute]];
  const way = latitude !== null || location !== null ? [directions] : onlineUrl ? [join] : [];
  const row = kind === "hour" ? [details, ...way] : [details, cancel];
  return [...(asksConfirmation ? [[coming]] : []), row, [mute]];
}
