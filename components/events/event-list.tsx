"use client";

import { memo } from "react";
import { ListEnd } from "@/components/ui/list-end";
import { Skeleton } from "@/components/ui/skeleton";
import type { ListedEvent } from "./answers";
import { EventCard, EventPoster } from "./event-card";

export type Layout = "list" | "grid";

const columns = {
  list: "grid gap-7 min-[700px]:grid-cols-2 min-[700px]:gap-x-6 min-[1000px]:grid-cols-3",
  grid: "grid grid-cols-2 gap-x-3 gap-y-6 min-[700px]:grid-cols-3 min-[1000px]:grid-cols-4",
};

/** What is typed or tapped around the list leaves its cards alone. */
const ListCard = memo(EventCard);
const GridCard = memo(EventPoster);

type Props = {
  layout: Layout;
  events: ListedEvent[];
  /** What is shown belongs to other filters than those that are set. */
  isOld: boolean;
  isLoadingMore: boolean;
  /** Called when the end comes near; undefined when nothing more is there. */
  onEnd: (() => void) | undefined;
};

/** Events one below the other, or as posters; more come as the end comes near. */
export function EventList({ layout, events, isOld, isLoadingMore, onEnd }: Props) {
  const Card = layout === "list" ? ListCard : GridCard;
  return (
    <div className={`transition-opacity duration-200 ${isOld ? "opacity-50" : ""}`} aria-busy={isOld}>
      <div className={columns[layout]}>
        {events.map((event, n) => (
          <Card key={event.id} event={event} isFirst={n < 2} />
        ))}
        {isLoadingMore && <CardSkeletons layout={layout} />}
      </div>
      {onEnd && <ListEnd key={events.length} onReach={onEnd} />}
    </div>
  );
}

/** The list before it came. */
export function EventListSkeleton({ layout }: { layout: Layout }) {
  return (
    <div className={columns[layout]}>
      <CardSkeletons layout={layout} />
    </div>
  );
}

function CardSkeletons({ layout }: { layout: Layout }) {
  return ["a", "b", "c", "d"].map((key) => (
    <div key={key} className="grid content-start gap-3">
      <Skeleton className={`rounded-card ${layout === "list" ? "aspect-video" : "aspect-4/5"}`} />
      <Skeleton className="h-6 w-3/4" />
      <Skeleton className="h-5 w-1/2" />
      <Skeleton className="h-11 w-full" />
    </div>
  ));
}
