"use client";

import { usePaint } from "@/components/telegram/telegram";
import { buttonClass } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Link } from "@/components/ui/link";
import { ListEnd } from "@/components/ui/list-end";
import { LoadFailed } from "@/components/ui/load-failed";
import { useLocale, useWords } from "@/components/ui/locale";
import { OfflineNotice } from "@/components/ui/offline-notice";
import { Segmented } from "@/components/ui/segmented";
import { serverNow } from "@/components/ui/server-time";
import { Skeleton } from "@/components/ui/skeleton";
import { TabBar } from "@/components/ui/tab-bar";
import { useKept } from "@/components/ui/use-kept";
import { SignedIn } from "@/components/users/signed-in";
import { mineWords } from "@/messages/miniapp/mine";
import { MineCard, MineNext } from "./mine-card";
import { useMine, type When } from "./mine-query";
import { dayKey, type Section, sectionsOf } from "./mine-sections";

/** Events that the person joined: what needs an answer, what is ahead, what is behind. */
export function MyEvents({ botUsername }: { botUsername: string }) {
  usePaint();
  const words = useWords(mineWords);
  const [when, setWhen] = useKept<When>("mine-when", "ahead");
  return (
    <main data-ground="canvas" className="mx-auto max-w-160 px-(--gutter) pt-[calc(4px+var(--safe-t))] pb-28">
      <h1 className="pb-3 type-large">{words.title}</h1>
      <SignedIn botUsername={botUsername} skeleton={<MineSkeleton />}>
        {({ user }) => (
          <>
            <Segmented
              label={words.when}
              value={when}
              onChoose={setWhen}
              choices={[
                { value: "ahead", label: words.ahead },
                { value: "past", label: words.past },
              ]}
            />
            <MineList key={when} userId={user.id} when={when} />
          </>
        )}
      </SignedIn>
      <TabBar />
    </main>
  );
}

function MineList({ userId, when }: { userId: number; when: When }) {
  const words = useWords(mineWords);
  const { data, error, refetch, hasNextPage, fetchNextPage } = useMine(userId, when);
  const items = data?.pages.flatMap((page) => page.items);

  if (error && !items)
    return <LoadFailed title={words.failedTitle} text={words.failedText} onRetry={() => void refetch()} />;
  if (!items) return <Rows />;
  if (items.length === 0)
    return when === "past" ? (
      <Empty icon="clock" title={words.emptyPastTitle} text={words.emptyPastText} />
    ) : (
      <Empty icon="ticket" title={words.emptyAheadTitle} text={words.emptyAheadText}>
        <Link href="/app" replace className={buttonClass({ look: "fill" })}>
          {words.discover}
        </Link>
      </Empty>
    );

  const sections = sectionsOf(items, when);
  const firstDay = sections.find(({ kind }) => kind === "day");
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6 pt-6">
      <OfflineNotice onReturn={() => void refetch()} />
      {sections.map((section) => (
        <section key={section.key} className="grid grid-cols-[minmax(0,1fr)] gap-2.5">
          <h2 className="px-4 font-semibold text-[15px]/5 text-muted">
            <Heading section={section} />
          </h2>
          {section.items.map((mine, n) =>
            section === firstDay && n === 0 ? (
              <MineNext key={mine.event.id} mine={mine} />
            ) : (
              <MineCard key={mine.event.id} mine={mine} isPast={when === "past"} />
            ),
          )}
        </section>
      ))}
      {hasNextPage && <ListEnd key={items.length} onReach={() => void fetchNextPage()} />}
    </div>
  );
}

const day = 86_400_000;

function Heading({ section: { kind, items } }: { section: Section }) {
  const words = useWords(mineWords);
  const locale = useLocale();
  if (kind === "offers") return words.offers;
  if (kind === "waiting") return words.waiting;
  const { startsAt, timeZone } = items[0]!.event;
  const named = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(new Date(startsAt));
  if (kind === "month") return named({ month: "long", year: "numeric" });

  const key = dayKey(startsAt, timeZone);
  if (key === dayKey(serverNow(), timeZone)) return words.today;
  if (key === dayKey(new Date(serverNow().getTime() + day), timeZone)) return words.tomorrow;
  return named({ weekday: "long", month: "long", day: "numeric" });
}

function MineSkeleton() {
  return (
    <>
      <Skeleton className="h-11 rounded-full!" />
      <Rows />
    </>
  );
}

const Rows = () => (
  <div className="grid gap-2.5 pt-13.5">
    {["a", "b", "c", "d"].map((key) => (
      <Skeleton key={key} className="h-29 rounded-group!" />
    ))}
  </div>
);
