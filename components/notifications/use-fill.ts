"use client";

import { useSession } from "@/components/api/use-session";
import type { OwnEvent } from "@/components/events/manage-query";
import { useLocale, useWords } from "@/components/ui/locale";
import { commonWords } from "@/messages/miniapp/common";
import { fillIn } from "@/messages/miniapp/placeholders";

/** Words with placeholders as `firstName` reads them, or the person themselves: for a preview. */
export function useFill(event: OwnEvent, firstName?: string): (text: string) => string {
  const language = useLocale();
  const { online, placeLater } = useWords(commonWords);
  const { session } = useSession();
  const { title, timeZone, location, onlineUrl } = event;
  const told = { title, timeZone, startsAt: new Date(event.startsAt), endsAt: new Date(event.endsAt) };
  const place = location ?? (onlineUrl === null ? placeLater : online);
  const reader = { language, firstName: firstName ?? session?.user.firstName ?? "", place };
  return (text) => fillIn(text, told, reader);
}
