"use client";

import type { OwnEvent } from "@/components/events/manage-query";
import { AudienceChips, audienceKey } from "@/components/notifications/audience-chips";
import { useAudiences } from "@/components/notifications/broadcasts-query";
import { useWords } from "@/components/ui/locale";
import type { Audience } from "@/domain/notifications/schema";
import { reminderWords } from "@/messages/miniapp/reminders";
import type { Reminder } from "./reminders-query";

type Props = {
  event: OwnEvent;
  value: Reminder["recipients"] | undefined;
  onChoose: (to: Reminder["recipients"]) => void;
};

const nobodyYet = { ticketType: null, people: 0, muted: 0, unreachable: 0 };

/** A reminder can be for these before there is anybody. */
const always: Audience[] = [
  { ...nobodyYet, name: "going", to: { statuses: ["confirmed"] } },
  { ...nobodyYet, name: "notIn", to: { statuses: ["confirmed"], checkedIn: false } },
  { ...nobodyYet, name: "waiting", to: { statuses: ["waitlisted"] } },
];

/** Whom a reminder is for, with how many they are now. */
export function ReminderAudience({ event, value, onChoose }: Props) {
  const words = useWords(reminderWords);
  const { data: counted = [] } = useAudiences(event.code);
  const known = new Set(counted.map(audienceKey));
  const missing = always.filter((audience) => !known.has(audienceKey(audience)));
  const audiences = [...counted, ...missing].sort((one, other) => rank(one) - rank(other));
  return (
    <AudienceChips
      label={words.toWhom}
      audiences={audiences}
      value={value && JSON.stringify(value)}
      onChoose={({ to }) => onChoose(to)}
    />
  );
}

const order: Audience["name"][] = ["going", "notIn", "in", "waiting", "offered", "everybody", "ticket"];
const rank = ({ name }: Audience) => order.indexOf(name);
