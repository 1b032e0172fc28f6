"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { call } from "@/components/api/client";
import { ApiError } from "@/components/api/errors";
import { whyNot } from "@/components/api/explain";
import type { ShownEvent } from "@/components/events/answers";
import { contactLink } from "@/components/events/contact-link";
import { ContactOrganizer } from "@/components/events/contact-organizer";
import { openedBy } from "@/components/telegram/launch";
import { useBack, usePaint } from "@/components/telegram/telegram";
import { buttonClass } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Link } from "@/components/ui/link";
import { LoadFailed } from "@/components/ui/load-failed";
import { useLocale, useWords } from "@/components/ui/locale";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { SignedIn } from "@/components/users/signed-in";
import { formatWhenShort } from "@/messages/format";
import { ticketsWords } from "@/messages/miniapp/tickets";
import type { Ticket } from "./answers";
import { readKeptTickets } from "./kept-tickets";
import { Passes } from "./passes";
import { useTickets } from "./use-tickets";

type Props = { ticketRef: string; botUsername: string };

/** The person's tickets of an event, to be shown at the door. What this device has seen it shows without network too. */
export function TicketScreen({ ticketRef, botUsername }: Props) {
  const router = useRouter();
  usePaint();
  useBack(() => (window.history.length > 1 ? router.back() : router.replace("/app/mine")));
  return (
    <main data-ground="canvas" className="mx-auto max-w-120 px-(--gutter) pt-[calc(8px+var(--safe-t))] pb-28">
      <SignedIn botUsername={botUsername} skeleton={<Waiting ticketRef={ticketRef} userId={openedBy()} />}>
        {({ user }) => <Loaded ticketRef={ticketRef} userId={user.id} botUsername={botUsername} />}
      </SignedIn>
    </main>
  );
}

function Loaded({ ticketRef, userId, botUsername }: Props & { userId: number }) {
  const words = useWords(ticketsWords);
  const { data, error, refetch } = useTickets(ticketRef, userId);
  const code = data?.[0]?.event.code;
  const { data: event } = useQuery({
    queryKey: ["event", code, userId],
    queryFn: ({ signal }) => call<ShownEvent>(`/api/events/${code}`, { signal }),
    enabled: code !== undefined,
  });

  if (data && data.length > 0 && !(error && !navigator.onLine))
    return (
      <>
        <Passes tickets={data} first={ticketRef} event={event} />
        {event?.isOrganizer === false && (
          <p className="grid justify-items-center pt-4">
            <ContactOrganizer link={contactLink(botUsername, event.ref)} />
          </p>
        )}
      </>
    );
  const isGone = error instanceof ApiError && error.status < 500;
  if (data?.length === 0 || isGone)
    return (
      <Empty icon="ticket" title={words.goneTitle} text={whyNot(error, words.goneText)}>
        <Link href="/app/mine" replace className={buttonClass({ look: "fill" })}>
          {words.goneButton}
        </Link>
      </Empty>
    );
  return (
    <Waiting ticketRef={ticketRef} userId={userId}>
      {error && (
        <LoadFailed title={words.failedTitle} text={words.failedText} onRetry={() => void refetch()} />
      )}
    </Waiting>
  );
}

/** What the device has kept, until the server answers or instead of it; else `children`, else boxes. */
function Waiting({
  ticketRef,
  userId,
  children,
}: {
  ticketRef: string;
  userId: number | undefined;
  children?: React.ReactNode;
}) {
  const words = useWords(ticketsWords);
  const locale = useLocale();
  const [kept, setKept] = useState<{ tickets: Ticket[]; at: string } | null>(null);
  useEffect(
    () => setKept(userId === undefined ? null : readKeptTickets(ticketRef, userId)),
    [ticketRef, userId],
  );
  if (!kept) return children || <TicketSkeleton />;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <>
      {!navigator.onLine && (
        <div className="pb-3">
          <Notice
            icon="offline"
            look="warning"
            title={words.savedAt(formatWhenShort(new Date(kept.at), zone, locale))}
          />
        </div>
      )}
      <Passes tickets={kept.tickets} first={ticketRef} event={undefined} />
    </>
  );
}

const TicketSkeleton = () => (
  <div aria-busy="true" className="grid gap-4 overflow-hidden rounded-sheet bg-surface pb-6">
    <Skeleton className="aspect-[2.6] rounded-none!" />
    <Skeleton className="mx-5 h-7" />
    <Skeleton className="mx-5 h-24" />
    <Skeleton className="mx-auto aspect-square w-70 rounded-tile!" />
    <Skeleton className="mx-auto h-6 w-44" />
  </div>
);
