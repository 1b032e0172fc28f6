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
import { SignedIn } from "@/components/users/signed-in";
import { manageWords } from "@/messages/miniapp/manage";
import { ManageHeader } from "./manage-header";
import { type Managed, useManaged } from "./manage-query";

type LoadedProps = {
  code: string;
  /** Stands where the screen will be. */
  skeleton: ReactNode;
  children: (managed: Managed) => ReactNode;
};
type Props = Omit<LoadedProps, "children"> & {
  botUsername: string;
  /** Where Back leads. */
  back: string;
  children: (managed: Managed, session: Session) => ReactNode;
};

/** A page about the person's own event, below the event's head. */
export function ManagePage({ code, botUsername, back, skeleton, children }: Props) {
  const router = useRouter();
  usePaint();
  useBack(() => router.push(back));
  return (
    <main data-ground="canvas" className="mx-auto max-w-180 px-(--gutter) pt-[calc(4px+var(--safe-t))] pb-28">
      <SignedIn botUsername={botUsername} skeleton={skeleton}>
        {(session) => (
          <Loaded code={code} skeleton={skeleton}>
            {(managed) => children(managed, session)}
          </Loaded>
        )}
      </SignedIn>
    </main>
  );
}

function Loaded({ code, skeleton, children }: LoadedProps) {
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
  if (!data) return skeleton;
  return (
    <>
      <OfflineNotice onReturn={() => void refetch()} />
      <ManageHeader {...data} />
      {children(data)}
    </>
  );
}
