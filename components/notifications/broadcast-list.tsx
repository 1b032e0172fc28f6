"use client";

import { useEffect, useState } from "react";
import type { OwnEvent } from "@/components/events/manage-query";
import { Badge } from "@/components/ui/badge";
import { lazily } from "@/components/ui/lazily";
import { ListEnd } from "@/components/ui/list-end";
import { LoadFailed } from "@/components/ui/load-failed";
import { useLocale, useWords } from "@/components/ui/locale";
import { Skeleton } from "@/components/ui/skeleton";
import { formatWhenShort } from "@/messages/format";
import { broadcastWords } from "@/messages/miniapp/broadcasts";
import { Progress, said } from "./broadcast-progress";
import { type Broadcast, useBroadcasts } from "./broadcasts-query";

const BroadcastSheet = lazily(() => import("./broadcast-sheet").then((file) => file.BroadcastSheet));

type Props = {
  event: OwnEvent;
  onEdit: (broadcast: Broadcast) => void;
  /** Told when a message's sheet opens and closes. */
  onSheet: (isOpen: boolean) => void;
};

/** What was sent and what is planned, with how far each is. */
export function BroadcastList({ event, onEdit, onSheet }: Props) {
  const words = useWords(broadcastWords);
  const { data, error, refetch, hasNextPage, fetchNextPage } = useBroadcasts(event.code);
  const [openId, setOpenId] = useState<string>();
  const broadcasts = data?.pages.flatMap(({ items }) => items);
  const open = broadcasts?.find(({ id }) => id === openId);
  useEffect(() => onSheet(open !== undefined), [open, onSheet]);
  const close = () => setOpenId(undefined);

  if (error && !broadcasts)
    return <LoadFailed title={words.failedTitle} text={words.failedText} onRetry={() => void refetch()} />;
  if (!broadcasts) return <Skeleton className="h-24 rounded-group!" />;
  return (
    <section>
      <h3 className="px-4 pb-2 font-semibold text-[15px]/5 text-muted">{words.history}</h3>
      {broadcasts.length === 0 ? (
        <p className="px-4 type-foot text-muted">{words.historyEmpty}</p>
      ) : (
        <div className="divide-y divide-hairline overflow-hidden rounded-group bg-surface">
          {broadcasts.map((broadcast) => (
            <Row
              key={broadcast.id}
              broadcast={broadcast}
              timeZone={event.timeZone}
              onTap={() => setOpenId(broadcast.id)}
            />
          ))}
        </div>
      )}
      {hasNextPage && <ListEnd key={broadcasts.length} onReach={() => void fetchNextPage()} />}
      {open && (
        <BroadcastSheet
          broadcast={open}
          event={event}
          onEdit={() => {
            close();
            onEdit(open);
          }}
          onClose={close}
        />
      )}
    </section>
  );
}

const looks = { scheduled: "accent", sending: "warning", sent: "positive", stopped: "neutral" } as const;

function Row({ broadcast, timeZone, onTap }: { broadcast: Broadcast; timeZone: string; onTap: () => void }) {
  const words = useWords(broadcastWords);
  const locale = useLocale();
  return (
    <button type="button" onClick={onTap} className="grid w-full gap-1 px-4 py-3 text-start active:bg-fill">
      <span className="flex items-start gap-3">
        <span className="line-clamp-2 min-w-0 flex-1 wrap-anywhere" dir="auto">
          {broadcast.text}
        </span>
        <Badge look={looks[broadcast.state]}>{words.states[broadcast.state]}</Badge>
      </span>
      <small className="text-[14px]/4.75 text-muted tabular-nums">
        {formatWhenShort(new Date(broadcast.sendAt), timeZone, locale)}
        {" · "}
        {said(broadcast, words)}
      </small>
      {broadcast.state === "sending" && <Progress broadcast={broadcast} />}
    </button>
  );
}
