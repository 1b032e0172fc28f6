"use client";

import { useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { call } from "@/components/api/client";
import { refreshMs } from "@/components/events/manage-query";
import type { ReminderInput, ReminderView } from "@/domain/reminders/schema";

export type Reminder = z.output<typeof ReminderView>;
/** What an organizer says of one, as it goes over the wire. */
export type ReminderAsked = z.input<typeof ReminderInput>;

/** The schedule of an event in the order in which it falls due. */
export const useReminders = (code: string) =>
  useQuery({
    queryKey: ["manage", code, "reminders"],
    queryFn: async ({ signal }) =>
      (await call<{ items: Reminder[] }>(`/api/events/${code}/notifications`, { signal })).items,
    refetchInterval: refreshMs,
  });

/** What one says of a reminder, without what became of it. */
export const asked = ({
  id,
  kind,
  timing,
  recipients,
  text,
  asksConfirmation,
  isEnabled,
}: Reminder): ReminderAsked => ({ id, kind, timing, recipients, text, asksConfirmation, isEnabled });
