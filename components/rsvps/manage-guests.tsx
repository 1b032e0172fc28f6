"use client";

import { useDeferredValue, useEffect, useState } from "react";
import type { Managed } from "@/components/events/manage-query";
import type { Recipient } from "@/components/notifications/message-sheet";
import { Chip } from "@/components/ui/chip";
import { Empty } from "@/components/ui/empty";
import { ListEnd } from "@/components/ui/list-end";
import { LoadFailed } from "@/components/ui/load-failed";
import { useLocale, useWords } from "@/components/ui/locale";
import { SearchField } from "@/components/ui/search-field";
import { Skeleton } from "@/components/ui/skeleton";
import { formatNumber } from "@/messages/format";
import { manageWords } from "@/messages/miniapp/manage";
import { KeptOut } from "./kept-out";
import { GuestRow } from "./manage-guest-row";
import { GuestSheet } from "./manage-guest-sheet";
import { type Guest, useGuests } from "./manage-guests-query";

type Props = {
  managed: Managed;
  onMessage: (to: Recipient) => void;
  /** Told when a guest's sheet opens and closes. */
  onSheet: (isOpen: boolean) => void;
};

/** Who is coming, offered a place, and waiting: found by name, by state, and page by page. */
export function ManageGuests({ managed, onMessage, onSheet }: Props) {
  const words = useWords(manageWords);
  const locale = useLocale();
  const { event, counts } = managed;
  const [status, setStatus] = useState<Guest["status"] | null>(null);
  const [text, setText] = useState("");
  const sought = useDeferredValue(text.trim());
  const [openId, setOpenId] = useState<number>();
  const { data, error, isPlaceholderData, refetch, hasNextPage, fetchNextPage } = useGuests(
    event.code,
    status,
    sought,
  );
  const guests = data?.pages.flatMap((page) => page.items);
  const open = guests?.find(({ userId }) => userId === openId);
  useEffect(() => onSheet(open !== undefined), [open, onSheet]);

  // The waiting list is in the order of joining, so a place in it is known when nothing is left out before.
  const waiting = sought === "" ? (guests ?? []).filter((guest) => guest.status === "waitlisted") : [];
  const positionOf = (guest: Guest) => (waiting.includes(guest) ? waiting.indexOf(guest) + 1 : undefined);
  const sizes = { confirmed: counts.confirmed, pending: counts.pending, waitlisted: counts.waiting };
  const all = counts.confirmed + counts.pending + counts.waiting;

  return (
    <div className="grid gap-3">
      <div className="[&>search]:bg-surface">
        <SearchField
          label={words.searchGuests}
          clearLabel={words.clearSearch}
          value={text}
          onChange={setText}
        />
      </div>
      <fieldset
        aria-label={words.guests}
        className="-mx-(--gutter) flex gap-2 overflow-x-auto px-(--gutter) py-0.75 [scrollbar-width:none] [&_button:not([aria-pressed=true])]:bg-surface"
      >
        <Chip isOn={status === null} onTap={() => setStatus(null)}>
          {words.all} <span className="font-normal tabular-nums">{formatNumber(all, locale)}</span>
        </Chip>
        {(["confirmed", "pending", "waitlisted"] as const).map((one) => (
          <Chip key={one} isOn={status === one} onTap={() => setStatus(one)}>
            {words.statuses[one]}
            <span className="font-normal tabular-nums">{formatNumber(sizes[one], locale)}</span>
          </Chip>
        ))}
      </fieldset>
      {error && !guests ? (
        <LoadFailed title={words.failedTitle} text={words.failedText} onRetry={() => void refetch()} />
      ) : !guests ? (
        <Rows />
      ) : guests.length === 0 ? (
        <None isSearch={sought !== ""} isAll={status === null} />
      ) : (
        <div
          aria-busy={isPlaceholderData}
          className={`divide-y divide-hairline overflow-hidden rounded-group bg-surface [--page:var(--surface)] transition-opacity duration-200 ${isPlaceholderData ? "opacity-50" : ""}`}
        >
          {guests.map((guest) => (
            <GuestRow
              key={guest.rsvpId}
              guest={guest}
              position={positionOf(guest)}
              onTap={() => setOpenId(guest.userId)}
            />
          ))}
        </div>
      )}
      {hasNextPage && !isPlaceholderData && (
        <ListEnd key={guests?.length} onReach={() => void fetchNextPage()} />
      )}
      <KeptOut code={managed.event.code} />
      {open && (
        <GuestSheet
          guest={open}
          position={positionOf(open)}
          managed={managed}
          onMessage={() => {
            setOpenId(undefined);
            onMessage({ userId: open.userId, name: open.name });
          }}
          onClose={() => setOpenId(undefined)}
        />
      )}
    </div>
  );
}

function None({ isSearch, isAll }: { isSearch: boolean; isAll: boolean }) {
  const words = useWords(manageWords);
  if (isSearch) return <Empty icon="search" title={words.noMatchTitle} text={words.noMatchText} />;
  if (isAll) return <Empty icon="people" title={words.noGuestsTitle} text={words.noGuestsText} />;
  return <Empty icon="people" title={words.nobodyHere} text={words.nobodyHereText} />;
}

const Rows = () => (
  <div className="grid gap-px overflow-hidden rounded-group">
    {["a", "b", "c", "d", "e"].map((key) => (
      <Skeleton key={key} className="h-15 rounded-none!" />
    ))}
  </div>
);
