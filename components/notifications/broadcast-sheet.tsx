"use client";

import { type OwnEvent, useManageAct } from "@/components/events/manage-query";
import { ask } from "@/components/telegram/telegram";
import { Button } from "@/components/ui/button";
import { Cell, Group } from "@/components/ui/group";
import { useLocale, useWords } from "@/components/ui/locale";
import { Sheet } from "@/components/ui/sheet";
import { toast } from "@/components/ui/toast";
import { formatNumber, formatWhenShort } from "@/messages/format";
import { broadcastWords } from "@/messages/miniapp/broadcasts";
import { Progress, said } from "./broadcast-progress";
import { type Broadcast, useNotReached } from "./broadcasts-query";

const counted = ["sent", "queued", "tapped", "blocked", "failed", "skipped"] as const;

type Props = { broadcast: Broadcast; event: OwnEvent; onEdit: () => void; onClose: () => void };

/** One message: its words, what became of it by the number, whom it did not reach, and what can be done about it. */
export function BroadcastSheet({ broadcast, event, onEdit, onClose }: Props) {
  const words = useWords(broadcastWords);
  const locale = useLocale();
  const { act, isBusy } = useManageAct<Broadcast>(event.code);
  const { id, state, text, failed, people, queued } = broadcast;
  const path = `/notifications/broadcasts/${id}`;
  const isGoing = state === "scheduled" || state === "sending";

  const stop = async () => {
    const isSure = await ask({
      title: words.stopTitle,
      message: words.stopText(state === "scheduled" ? people : queued),
      yes: words.stopYes,
      no: words.stopNo,
      isDestructive: true,
    });
    if (isSure) act({ method: "DELETE", path }, () => toast(words.stopped));
  };

  return (
    <Sheet title={words.message} onClose={onClose} isGrouped>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 pt-1">
        <div className="grid gap-1 px-4">
          <p className="type-head">{said(broadcast, words)}</p>
          <p className="type-sub text-muted">
            {formatWhenShort(new Date(broadcast.sendAt), event.timeZone, locale)}
          </p>
          {state === "sending" && <Progress broadcast={broadcast} />}
        </div>
        <p
          className="max-h-[30dvh] overflow-y-auto rounded-group bg-surface px-4 py-3 whitespace-pre-line wrap-anywhere"
          dir="auto"
        >
          {text}
        </p>
        {state !== "scheduled" && (
          <Group>
            {counted
              .filter((one) => one === "sent" || broadcast[one] > 0)
              .map((one) => (
                <Cell
                  key={one}
                  title={words.counts[one]}
                  value={<span className="tabular-nums">{formatNumber(broadcast[one], locale)}</span>}
                />
              ))}
          </Group>
        )}
        <NotReached broadcast={broadcast} code={event.code} />
        <div className="grid gap-2 empty:hidden">
          {failed > 0 && state !== "stopped" && (
            <Button
              size="block"
              look="fill"
              disabled={isBusy}
              onClick={() => act({ path: `${path}/retry` }, () => toast(words.retried))}
            >
              {words.retry(failed)}
            </Button>
          )}
          {state === "scheduled" && (
            <Button size="block" disabled={isBusy} onClick={onEdit}>
              {words.edit}
            </Button>
          )}
          {isGoing && (
            <Button size="block" look="danger" disabled={isBusy} onClick={() => void stop()}>
              {words.stop}
            </Button>
          )}
        </div>
      </div>
    </Sheet>
  );
}

/** By name, so that a host can reach them another way. */
function NotReached({ broadcast: { id, blocked, failed }, code }: { broadcast: Broadcast; code: string }) {
  const words = useWords(broadcastWords);
  const reachless = [
    ...(useNotReached(code, id, "failed", failed).data ?? []),
    ...(useNotReached(code, id, "blocked", blocked).data ?? []),
  ];
  if (blocked + failed === 0 || reachless.length === 0) return null;
  return (
    <Group heading={words.notReached}>
      {reachless.map(({ id: key, name, username, status }) => (
        <Cell
          key={key}
          title={<bdi>{name}</bdi>}
          subtitle={words.reasons[status === "blocked" ? "blocked" : "failed"]}
          value={username && <span dir="ltr">@{username}</span>}
        />
      ))}
    </Group>
  );
}
