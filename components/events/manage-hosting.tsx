"use client";

import { usePaint } from "@/components/telegram/telegram";
import { buttonClass } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { ListEnd } from "@/components/ui/list-end";
import { LoadFailed } from "@/components/ui/load-failed";
import { useWords } from "@/components/ui/locale";
import { OfflineNotice } from "@/components/ui/offline-notice";
import { serverNow } from "@/components/ui/server-time";
import { Skeleton } from "@/components/ui/skeleton";
import { TabBar } from "@/components/ui/tab-bar";
import { SignedIn } from "@/components/users/signed-in";
import { hostingWords } from "@/messages/miniapp/hosting";
import { Drafts } from "./manage-drafts";
import { HostedCard } from "./manage-hosted-card";
import { type OwnEvent, useDrafts, useHosted } from "./manage-query";
import { stateOf } from "./manage-state";

/** What the person hosts: drafts to continue, events ahead, events behind. */
export function Hosting({ botUsername }: { botUsername: string }) {
  usePaint();
  const words = useWords(hostingWords);
  return (
    <main data-ground="canvas" className="mx-auto max-w-160 px-(--gutter) pt-[calc(4px+var(--safe-t))] pb-28">
      <SignedIn
        botUsername={botUsername}
        skeleton={
          <>
            <Head />
            <Rows />
          </>
        }
      >
        {({ user }) => (
          <>
            <Head>
              <Link href="/app/create" className={buttonClass({ look: "fill" })}>
                <Icon name="plus" size="s" />
                {words.createShort}
              </Link>
            </Head>
            <Lists userId={user.id} />
          </>
        )}
      </SignedIn>
      <TabBar />
    </main>
  );
}

function Head({ children }: { children?: React.ReactNode }) {
  const words = useWords(hostingWords);
  return (
    <div className="flex min-h-11 items-center justify-between gap-3 pb-3">
      <h1 className="type-large">{words.title}</h1>
      {children}
    </div>
  );
}

function Lists({ userId }: { userId: number }) {
  const words = useWords(hostingWords);
  const { data, error, refetch, hasNextPage, fetchNextPage } = useHosted(userId);
  const drafts = useDrafts().data?.items.filter(({ changed }) => changed.length > 0) ?? [];
  const events = data?.pages.flatMap((page) => page.items);

  if (error && !events)
    return <LoadFailed title={words.failedTitle} text={words.failedText} onRetry={() => void refetch()} />;
  if (!events) return <Rows />;

  const { ahead, past } = split(events, serverNow());
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6 pt-2">
      <OfflineNotice onReturn={() => void refetch()} />
      {drafts.length > 0 && <Drafts drafts={drafts} />}
      {events.length === 0 && drafts.length === 0 && (
        <Empty icon="calendar" title={words.emptyTitle} text={words.emptyText}>
          <Link href="/app/create" className={buttonClass({ look: "fill" })}>
            {words.create}
          </Link>
        </Empty>
      )}
      <Section title={words.ahead} events={ahead} />
      <Section title={words.past} events={past} />
      {hasNextPage && <ListEnd key={events.length} onReach={() => void fetchNextPage()} />}
    </div>
  );
}

function Section({ title, events }: { title: string; events: OwnEvent[] }) {
  if (events.length === 0) return null;
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-2.5">
      <h2 className="px-4 font-semibold text-[15px]/5 text-muted">{title}</h2>
      {events.map((event) => (
        <HostedCard key={event.id} event={event} />
      ))}
    </section>
  );
}

/** The next one first of those ahead, the latest first of those behind. */
function split(events: OwnEvent[], now: Date) {
  const isBehind = (event: OwnEvent) => ["over", "cancelled"].includes(stateOf(event, now));
  return { ahead: events.filter((event) => !isBehind(event)).reverse(), past: events.filter(isBehind) };
}

const Rows = () => (
  <div className="grid gap-2.5 pt-7.5">
    {["a", "b", "c", "d"].map((key) => (
      <Skeleton key={key} className="h-29 rounded-group!" />
    ))}
  </div>
);
