"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { ApiError } from "@/components/api/errors";
import type { Session } from "@/components/api/session";
import { useBack, usePaint } from "@/components/telegram/telegram";
import { buttonClass } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Link } from "@/components/ui/link";
import { LoadFailed } from "@/components/ui/load-failed";
import { useWords } from "@/components/ui/locale";
import { OfflineNotice } from "@/components/ui/offline-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { SignedIn } from "@/components/users/signed-in";
import { manageWords } from "@/messages/miniapp/manage";
import { ManageHeader } from "./manage-header";
import { type Managed, useManaged } from "./manage-query";

type Props = {
  code: string;
  botUsername: string;
  title: string;
  children: (managed: Managed, session: Session) => ReactNode;
};

/** A screen about one side of the person's own event, below the event's head; Back leads to all of it. */
export function ManagePart({ code, botUsername, title, children }: Props) {
  const router = useRouter();
  usePaint();
  useBack(() => router.push(`/app/manage/${code}`));
  return (
    <main data-ground="canvas" className="mx-auto max-w-180 px-(--gutter) pt-[calc(4px+var(--safe-t))] pb-28">
      <SignedIn botUsername={botUsername} skeleton={<PartSkeleton />}>
        {(session) => (
          <Loaded code={code} title={title}>
            {(managed) => children(managed, session)}
          </Loaded>
        )}
      </SignedIn>
    </main>
  );
}

type LoadedProps = { code: string; title: string; children: (managed: Managed) => ReactNode };

function Loaded({ code, title, children }: LoadedProps) {
  const words = useWords(manageWords);
  const { data, error, refetch } = useManaged(code);
  if (error instanceof ApiError && error.status < 500 && error.status !== 429)
    return (
      <Empty icon="search" title={words.goneTitle} text={words.goneText}>
        <Link href="/app/hosting" replace className={buttonClass({ look: "fill" })}>
          {words.toHosting}
        </Link>
      </Empty>
    );
  if (error && !data)
    return <LoadFailed title={words.failedTitle} text={words.failedText} onRetry={() => void refetch()} />;
  if (!data) return <PartSkeleton />;
  return (
    <>
      <OfflineNotice onReturn={() => void refetch()} />
      <ManageHeader {...data} />
      <h2 className="pb-3 type-title3">{title}</h2>
      {children(data)}
    </>
  );
}

const PartSkeleton = () => (
  <div className="grid gap-5 pt-1" aria-busy="true">
    <div className="flex items-center gap-3">
      <Skeleton className="size-16 rounded-tile!" />
      <div className="grid flex-1 gap-2">
        <Skeleton className="h-6 w-3/4" />
        <Skeleton className="h-5 w-1/2" />
      </div>
    </div>
    <Skeleton className="h-44 rounded-group!" />
    <Skeleton className="h-60 rounded-group!" />
  </div>
);
