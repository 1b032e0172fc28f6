"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ManageGuests } from "@/components/rsvps/manage-guests";
import { ActionBar } from "@/components/telegram/action-bar";
import { lazily } from "@/components/ui/lazily";
import { useWords } from "@/components/ui/locale";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { useSoon } from "@/components/ui/use-soon";
import { manageWords } from "@/messages/miniapp/manage";
import { ManageHeaderSkeleton } from "./manage-header";
import { ManageOverview, type ManageSheet } from "./manage-overview";
import { ManagePage } from "./manage-page";
import type { Managed } from "./manage-query";

const CancelSheet = lazily(() => import("./manage-cancel").then((file) => file.CancelSheet));
const ShareSheet = lazily(() => import("./share-sheet").then((file) => file.ShareSheet));
const MessageSheet = lazily(() =>
  import("@/components/notifications/message-sheet").then((file) => file.MessageSheet),
);

type Props = { code: string; botUsername: string };

/** One of the person's own events: how it goes, who comes, and all that its host can do. */
export function Manage({ code, botUsername }: Props) {
  return (
    <ManagePage code={code} botUsername={botUsername} back="/app/hosting" skeleton={<ManageSkeleton />}>
      {(managed) => (
        <Own managed={managed} link={`https://t.me/${botUsername}?startapp=e_${managed.event.ref}`} />
      )}
    </ManagePage>
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
    event.status === "cancelled" || event.suspendedAt !== null
      ? undefined
      : people > 0
        ? { text: words.messageGuests, onTap: () => router.push(`/app/manage/${event.code}/messages`) }
        : { text: words.shareEvent, onTap: () => setSheet("share") };

  return (
    <>
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

const ManageSkeleton = () => (
  <div className="grid gap-3.5 pt-1" aria-busy="true">
    <ManageHeaderSkeleton />
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
