"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ApiError } from "@/components/api/errors";
import { ManageGuests } from "@/components/rsvps/manage-guests";
import { ActionBar } from "@/components/telegram/action-bar";
import { useBack, usePaint } from "@/components/telegram/telegram";
import { buttonClass } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { lazily } from "@/components/ui/lazily";
import { Link } from "@/components/ui/link";
import { LoadFailed } from "@/components/ui/load-failed";
import { useWords } from "@/components/ui/locale";
import { OfflineNotice } from "@/components/ui/offline-notice";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { useSoon } from "@/components/ui/use-soon";
import { SignedIn } from "@/components/users/signed-in";
import { manageWords } from "@/messages/miniapp/manage";
import { ManageHeader } from "./manage-header";
import { ManageOverview, type ManageSheet } from "./manage-overview";
import { type Managed, useManaged } from "./manage-query";

const CancelSheet = lazily(() => import("./manage-cancel").then((file) => file.CancelSheet));
const ShareSheet = lazily(() => import("./share-sheet").then((file) => file.ShareSheet));
const MessageSheet = lazily(() =>
  import("@/components/notifications/message-sheet").then((file) => file.MessageSheet),
);

type Props = { code: string; botUsername: string };

/** One of the person's own events: how it goes, who comes, and all that its host can do. */
export function Manage({ code, botUsername }: Props) {
  const router = useRouter();
  usePaint();
  useBack(() => router.push("/app/hosting"));
  return (
    <main data-ground="canvas" className="mx-auto max-w-180 px-(--gutter) pt-[calc(4px+var(--safe-t))] pb-28">
      <SignedIn botUsername={botUsername} skeleton={<ManageSkeleton />}>
        {() => <Loaded code={code} botUsername={botUsername} />}
      </SignedIn>
    </main>
  );
}

function Loaded({ code, botUsername }: Props) {
  const words = useWords(manageWords);
  const { data, error, refetch } = useManaged(code);

  if (error instanceof ApiError && error.status < 500 && error.status !== 429) return <NothingHere />;
  if (error && !data)
    return <LoadFailed title={words.failedTitle} text={words.failedText} onRetry={() => void refetch()} />;
  if (!data) return <ManageSkeleton />;
  return (
    <>
      <OfflineNotice onReturn={() => void refetch()} />
      <Own managed={data} link={`https://t.me/${botUsername}?startapp=e_${data.event.code}`} />
    </>
  );
}

function Own({ managed, link }: { managed: Managed; link: string }) {
  const words = useWords(manageWords);
  const router = useRouter();
  const [view, setView] = useState<"overview" | "guests">("overview");
  const [sheet, setSheet] = useSoon<ManageSheet | undefined>(undefined);
  const [isGuestOpen, setGuestOpen] = useState(false);
  const close = () => setSheet(undefined);
  const { event, counts } = managed;
  const people = counts.confirmed + counts.pending + counts.waiting;
  const main =
    event.status === "cancelled"
      ? undefined
      : people > 0
        ? { text: words.messageGuests, onTap: () => router.push(`/app/manage/${event.code}/messages`) }
        : { text: words.shareEvent, onTap: () => setSheet("share") };

  return (
    <>
      <ManageHeader {...managed} />
      <Segmented
        label={words.views}
        value={view}
        onChoose={setView}
        choices={[
          { value: "overview", label: words.overview },
          { value: "guests", label: words.guests },
        ]}
      />
      <div className="pt-3.5">
        {view === "overview" ? (
          <ManageOverview managed={managed} onOpen={setSheet} />
        ) : (
          <ManageGuests
            managed={managed}
            onMessage={(to) => setSheet({ message: to })}
            onSheet={setGuestOpen}
          />
        )}
      </div>
      {!sheet && !isGuestOpen && <ActionBar main={main} />}
      {sheet === "share" && <ShareSheet event={event} links={{ telegram: link }} onClose={close} />}
      {sheet === "cancel" && <CancelSheet managed={managed} onClose={close} />}
      {typeof sheet === "object" && <MessageSheet event={event} to={sheet.message} onClose={close} />}
    </>
  );
}

function NothingHere() {
  const words = useWords(manageWords);
  return (
    <Empty icon="search" title={words.goneTitle} text={words.goneText}>
      <Link href="/app/hosting" replace className={buttonClass({ look: "fill" })}>
        {words.toHosting}
      </Link>
    </Empty>
  );
}

const ManageSkeleton = () => (
  <div className="grid gap-3.5 pt-1">
    <div className="flex items-center gap-3">
      <Skeleton className="size-16 rounded-tile!" />
      <div className="grid flex-1 gap-2">
        <Skeleton className="h-6 w-3/4" />
        <Skeleton className="h-5 w-1/2" />
      </div>
    </div>
    <Skeleton className="h-11 rounded-full!" />
    <div className="grid grid-cols-2 gap-2.5">
      {["a", "b", "c", "d"].map((key) => (
        <Skeleton key={key} className="h-24 rounded-tile!" />
      ))}
    </div>
    <Skeleton className="h-15.5 rounded-tile!" />
    <Skeleton className="h-61 rounded-group!" />
  </div>
);
