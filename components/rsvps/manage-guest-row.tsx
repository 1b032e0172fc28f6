"use client";

import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { useWords } from "@/components/ui/locale";
import { manageWords } from "@/messages/miniapp/manage";
import type { Guest } from "./manage-guests-query";

const looks = { confirmed: "positive", pending: "warning", waitlisted: "accent" } as const;

/** One guest in the list; a tap shows what can be done. `position` counts from 1 on the waiting list, where known. */
export function GuestRow({
  guest,
  position,
  onTap,
}: {
  guest: Guest;
  position: number | undefined;
  onTap: () => void;
}) {
  const words = useWords(manageWords);
  const guests = guest.partySize - 1;
  return (
    <button
      type="button"
      onClick={onTap}
      className="flex min-h-15 w-full items-center gap-3 px-4 py-2 text-start active:bg-fill"
    >
      <Avatar name={guest.name} size="m" />
      <span className="min-w-0 flex-1">
        <bdi className="line-clamp-2">{guest.name}</bdi>
        <small className="flex gap-1.5 text-[14px]/4.75 text-muted">
          {guests > 0 && <span className="tabular-nums">{words.brings(guests)}</span>}
          {guest.reconfirmedAt && <span className="text-positive">{words.stillComing}</span>}
          {guest.username && <bdi className="truncate">@{guest.username}</bdi>}
        </small>
      </span>
      <GuestBadge status={guest.status} position={position} />
    </button>
  );
}

export function GuestBadge({ status, position }: { status: Guest["status"]; position: number | undefined }) {
  const words = useWords(manageWords);
  return (
    <Badge look={looks[status]}>
      {position === undefined ? words.statuses[status] : words.place(position)}
    </Badge>
  );
}
