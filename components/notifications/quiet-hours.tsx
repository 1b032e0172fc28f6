"use client";

import type { Session } from "@/components/api/session";
import { Group } from "@/components/ui/group";
import { Icon } from "@/components/ui/icon";
import { useWords } from "@/components/ui/locale";
import { serverNow } from "@/components/ui/server-time";
import { SwitchCell } from "@/components/ui/switch";
import type { UserChanges } from "@/domain/users/schema";
import { formatZone } from "@/messages/format";
import { notificationWords } from "@/messages/miniapp/notifications";

const usual = { quietFrom: 22 * 60, quietUntil: 8 * 60 };

type Props = { preferences: Session["preferences"]; onChange: (changes: UserChanges) => void };

/** From when until when what can wait does wait. */
export function QuietHours({ preferences: { quietFrom, quietUntil, timeZone }, onChange }: Props) {
  const words = useWords(notificationWords);
  const isOn = quietFrom !== null && quietUntil !== null;
  return (
    <Group
      heading={words.quiet}
      note={timeZone ? words.quietNote(formatZone(timeZone, serverNow())) : words.quietNoteNoZone}
    >
      <SwitchCell
        icon="moon"
        title={words.quiet}
        isOn={isOn}
        onChange={(next) => onChange(next ? usual : { quietFrom: null, quietUntil: null })}
      />
      {isOn && (
        <>
          <TimeRow
            label={words.from}
            value={quietFrom}
            onChange={(minute) => onChange({ quietFrom: minute, quietUntil })}
          />
          <TimeRow
            label={words.until}
            value={quietUntil}
            onChange={(minute) => onChange({ quietFrom, quietUntil: minute })}
          />
        </>
      )}
    </Group>
  );
}

type TimeProps = { label: string; value: number; onChange: (minute: number) => void };

/** A time of day, chosen as the phone lets one choose times. */
function TimeRow({ label, value, onChange }: TimeProps) {
  return (
    <label className="flex min-h-13 items-center gap-3 px-4 py-1">
      <span className="text-faint">
        <Icon name="clock" />
      </span>
      <span className="flex-1">{label}</span>
      <input
        type="time"
        required
        value={asClock(value)}
        onChange={({ target }) => {
          const [hour, minute] = target.value.split(":").map(Number);
          if (hour !== undefined && minute !== undefined) onChange(hour * 60 + minute);
        }}
        className="min-h-11 rounded-control bg-fill px-3 tabular-nums"
      />
    </label>
  );
}

const two = (value: number) => String(value).padStart(2, "0");
const asClock = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
