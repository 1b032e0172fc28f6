"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { call } from "@/components/api/client";
import { explain } from "@/components/api/explain";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Group } from "@/components/ui/group";
import { Link } from "@/components/ui/link";
import { useLocale, useWords } from "@/components/ui/locale";
import { toast } from "@/components/ui/toast";
import type { MuteView } from "@/domain/reminders/schema";
import { commonWords } from "@/messages/miniapp/common";
import { notificationWords } from "@/messages/miniapp/notifications";

type Mute = z.output<typeof MuteView>;

/** The events of which the person wants to hear little, each with a way back. Nothing where there are none. */
export function Muted({ userId }: { userId: number }) {
  const words = useWords(notificationWords);
  const common = useWords(commonWords);
  const locale = useLocale();
  const queries = useQueryClient();
  const queryKey = ["mutes", userId];
  const { data: mutes = [] } = useQuery({
    queryKey,
    queryFn: async ({ signal }) =>
      (await call<{ items: Mute[] }>(`/api/users/${userId}/mutes`, { signal })).items,
  });
  const { mutate, isPending } = useMutation({
    mutationFn: ({ eventId }: Mute) => call(`/api/users/${userId}/mutes/${eventId}`, { method: "DELETE" }),
    onSuccess: (_answer, { title }) => toast(words.unmuted(title)),
    onError: (error) => toast(explain(error, common)),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
  const day = (at: string) =>
    new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" }).format(new Date(at));

  if (mutes.length === 0) return null;
  return (
    <Group heading={words.muted} note={words.mutedNote}>
      {mutes.map((mute) => (
        <div key={mute.eventId} className="flex items-center gap-3 px-4 py-2.25">
          <Avatar name={mute.title} size="m" />
          <Link href={`/e/${mute.ref}`} className="min-w-0 flex-1">
            <span className="line-clamp-2 wrap-anywhere" dir="auto">
              {mute.title}
            </span>
            <small className="block text-[14px]/4.75 text-muted">{words.since(day(mute.since))}</small>
          </Link>
          <Button
            size="s"
            look="quiet"
            disabled={isPending}
            aria-label={words.unmuteOf(mute.title)}
            onClick={() => mutate(mute)}
          >
            {words.unmute}
          </Button>
        </div>
      ))}
    </Group>
  );
}
