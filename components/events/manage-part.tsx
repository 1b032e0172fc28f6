"use client";

import type { ReactNode } from "react";
import type { Session } from "@/components/api/session";
import { Skeleton } from "@/components/ui/skeleton";
import { ManageHeaderSkeleton } from "./manage-header";
import { ManagePage } from "./manage-page";
import type { Managed } from "./manage-query";

type Props = {
  code: string;
  botUsername: string;
  title: string;
  children: (managed: Managed, session: Session) => ReactNode;
};

/** A screen about one side of the person's own event; Back leads to all of it. */
export function ManagePart({ code, botUsername, title, children }: Props) {
  return (
    <ManagePage
      code={code}
      botUsername={botUsername}
      back={`/app/manage/${code}`}
      skeleton={<PartSkeleton />}
    >
      {(managed, session) => (
        <>
          <h2 className="pb-3 type-title3">{title}</h2>
          {children(managed, session)}
        </>
      )}
    </ManagePage>
  );
}

const PartSkeleton = () => (
  <div className="grid gap-5 pt-1" aria-busy="true">
    <ManageHeaderSkeleton />
    <Skeleton className="h-44 rounded-group!" />
    <Skeleton className="h-60 rounded-group!" />
  </div>
);
