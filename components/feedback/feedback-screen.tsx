"use client";

import { ManagePart } from "@/components/events/manage-part";
import type { Managed } from "@/components/events/manage-query";
import { Empty } from "@/components/ui/empty";
import { ListEnd } from "@/components/ui/list-end";
import { LoadFailed } from "@/components/ui/load-failed";
import { useLocale, useWords } from "@/components/ui/locale";
import { Skeleton } from "@/components/ui/skeleton";
import { fewestShown, type Feedback as Sums } from "@/domain/feedback/schema";
import { formatDate, formatNumber } from "@/messages/format";
import { feedbackWords } from "@/messages/miniapp/feedback";
import { useFeedback } from "./feedback-query";
import { Stars } from "./stars";

/** What guests thought of one's own event: the average, how it is made up, and their words. */
export function Feedback({ code, botUsername }: { code: string; botUsername: string }) {
  const words = useWords(feedbackWords);
  return (
    <ManagePart code={code} botUsername={botUsername} title={words.title}>
      {(managed) => <Own managed={managed} />}
    </ManagePart>
  );
}

function Own({ managed: { event } }: { managed: Managed }) {
  const words = useWords(feedbackWords);
  const locale = useLocale();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useFeedback(event.code);
  const sums = data?.pages[0];
  if (error && !sums)
    return <LoadFailed title={words.failedTitle} text={words.failedText} onRetry={() => void refetch()} />;
  if (!sums) return <Skeleton className="h-44 rounded-group!" />;
  if (sums.count === 0) return <Empty icon="star" title={words.emptyTitle} text={words.emptyText} />;
  if (!sums.stars)
    return <Empty icon="star" title={words.fewTitle(sums.count)} text={words.fewText(fewestShown)} />;

  const comments = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <Average average={sums.average} count={sums.count} stars={sums.stars} />
      <section>
        <h3 className="px-4 pb-2 font-semibold text-[15px]/5 text-muted">{words.comments}</h3>
        {comments.length === 0 ? (
          <p className="px-4 type-foot text-muted">{words.noComments}</p>
        ) : (
          <ul className="divide-y divide-hairline overflow-hidden rounded-group bg-surface">
            {comments.map(({ id, rating, comment, day }) => (
              <li key={id} className="grid gap-1 px-4 py-3">
                <span className="flex items-center gap-2">
                  <Stars given={rating} />
                  <span className="sr-only">{words.stars(rating)}</span>
                  <time dateTime={day} className="text-[14px]/4.75 text-muted">
                    {formatDate(new Date(`${day}T12:00:00Z`), "UTC", locale)}
                  </time>
                </span>
                <p className="whitespace-pre-line wrap-anywhere" dir="auto">
                  {comment}
                </p>
              </li>
            ))}
          </ul>
        )}
        <p className="px-4 pt-2 type-foot text-muted">{words.nameless}</p>
        {hasNextPage && <ListEnd key={comments.length} onReach={() => void fetchNextPage()} />}
      </section>
    </div>
  );
}

function Average({ average, count, stars }: Sums & { stars: number[] }) {
  const words = useWords(feedbackWords);
  const locale = useLocale();
  const most = Math.max(...stars, 1);
  const shown = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-5 rounded-group bg-surface p-4">
      <div className="grid justify-items-center gap-1 text-center">
        <p>
          <span className="type-large tabular-nums">{shown.format(average ?? 0)}</span>{" "}
          <span className="type-sub text-muted">{words.of5}</span>
        </p>
        <Stars given={Math.round(average ?? 0)} />
        <p className="type-foot text-muted">{words.ratings(count)}</p>
      </div>
      <ul className="grid gap-1.5">
        {[5, 4, 3, 2, 1].map((star) => {
          const given = stars[star - 1] ?? 0;
          return (
            <li key={star} className="flex items-center gap-2 type-foot text-muted tabular-nums">
              <span className="sr-only">{words.row(star, given)}</span>
              <span aria-hidden="true" className="w-2.5">
                {star}
              </span>
              <span aria-hidden="true" className="h-2 min-w-0 flex-1 overflow-hidden rounded-full bg-fill">
                <span
                  className="block h-full rounded-full bg-accent"
                  style={{ width: `${(given / most) * 100}%` }}
                />
              </span>
              <span aria-hidden="true" className="min-w-6 text-end">
                {formatNumber(given, locale)}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
