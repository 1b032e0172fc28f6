"use client";

import { Cell, Group } from "@/components/ui/group";
import { useLocale, useWords } from "@/components/ui/locale";
import { serverNow } from "@/components/ui/server-time";
import { hostingWords } from "@/messages/miniapp/hosting";
import type { Draft } from "./manage-query";

/** What was begun in the chat or here and can be continued. */
export function Drafts({ drafts }: { drafts: Draft[] }) {
  const words = useWords(hostingWords);
  const locale = useLocale();
  return (
    <Group heading={words.drafts}>
      {drafts.map(({ id, event, answers, updatedAt, changedBy }) => {
        const ago = formatAgo(new Date(updatedAt), serverNow(), locale);
        return (
          <Cell
            key={id}
            icon="edit"
            href={event ? `/app/manage/${event.code}/edit` : `/app/drafts/${id}`}
            title={
              <span className="line-clamp-2" dir="auto">
                {event ? words.changesOf(event.title) : answers.title || words.untitled}
              </span>
            }
            subtitle={changedBy === "chat" ? words.editedInChat(ago) : words.editedHere(ago)}
          />
        );
      })}
    </Group>
  );
}

const units = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** "2 hours ago", "yesterday", "now". */
function formatAgo(at: Date, now: Date, locale: string): string {
  const seconds = Math.max(0, (now.getTime() - at.getTime()) / 1000);
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  for (const [unit, length] of units)
    if (seconds >= length) return format.format(-Math.floor(seconds / length), unit);
  return format.format(0, "second");
}
