"use client";

import type { ReactNode } from "react";
import { usePaint } from "@/components/telegram/telegram";
import { Skeleton } from "@/components/ui/skeleton";

/** What the form stands on, and all that stands in for it. */
export function Ground({ children }: { children: ReactNode }) {
  usePaint();
  return (
    <main data-ground="canvas" className="mx-auto max-w-160 px-(--gutter) pt-[calc(4px+var(--safe-t))] pb-28">
      {children}
    </main>
  );
}

/** The boxes of the form before it is there. */
export function FormSkeleton() {
  return (
    <Ground>
      <div className="grid gap-5" aria-busy="true">
        <div className="grid gap-1.5">
          <Skeleton className="h-10 w-48" />
          <Skeleton className="h-5 w-32" />
        </div>
        <Skeleton className="aspect-video w-full rounded-group" />
        <Skeleton className="h-40 w-full rounded-group" />
        <Skeleton className="h-46 w-full rounded-group" />
        <Skeleton className="h-34 w-full rounded-group" />
      </div>
    </Ground>
  );
}
