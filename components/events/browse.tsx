"use client";

import { useDeferredValue } from "react";
import { whyNot } from "@/components/api/explain";
import { usePaint, vibrate } from "@/components/telegram/telegram";
import { Button, buttonClass } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Empty } from "@/components/ui/empty";
import { Icon } from "@/components/ui/icon";
import { lazily } from "@/components/ui/lazily";
import { Link } from "@/components/ui/link";
import { useWords } from "@/components/ui/locale";
import { OfflineNotice } from "@/components/ui/offline-notice";
import { SearchField } from "@/components/ui/search-field";
import { Segmented } from "@/components/ui/segmented";
import { TabBar } from "@/components/ui/tab-bar";
import { useKept } from "@/components/ui/use-kept";
import { useSoon } from "@/components/ui/use-soon";
import { browseWords } from "@/messages/miniapp/browse";
import { commonWords } from "@/messages/miniapp/common";
import type { ListedEvent, Page } from "./answers";
import { EventList, EventListSkeleton, type Layout } from "./event-list";
import { type Category, countFilters, type Filters, noFilters } from "./filters";
import { useEvents } from "./use-events";

const FilterSheet = lazily(() => import("./filter-sheet").then((file) => file.FilterSheet));

/** The first screen: what is on, found by words, days, price, kind and distance. */
export function Browse({ first }: { first: Page<ListedEvent> }) {
  usePaint();
  const words = useWords(browseWords);
  const common = useWords(commonWords);
  const [filters, setFilters] = useKept<Filters>("browse-filters", noFilters);
  const [layout, setLayout] = useKept<Layout>("browse-layout", "list");
  const [isSheetOpen, setSheetOpen] = useSoon(false);
  const sought = useDeferredValue(filters);
  const {
    data,
    error,
    isPlaceholderData,
    isFetching,
    hasNextPage,
    fetchNextPage,
    isFetchingNextPage,
    refetch,
  } = useEvents(sought, first);

  const change = (changes: Partial<Filters>) => {
    vibrate("selection");
    setFilters({ ...filters, ...changes });
  };
  const toggle = (category: Category) =>
    change({
      categories: filters.categories.includes(category)
        ? filters.categories.filter((one) => one !== category)
        : [...filters.categories, category],
    });
  const events = data?.pages.flatMap((page) => page.items);
  const isFiltered = filters.q.trim() !== "" || countFilters(filters) > 0;

  return (
    <main className="mx-auto max-w-284 px-(--gutter) pt-[calc(4px+var(--safe-t))] pb-28">
      <div className="flex items-center justify-between gap-3 pb-3">
        <h1 className="type-large">{words.title}</h1>
        <div className="w-23">
          <Segmented
            label={words.layout}
            value={layout}
            onChoose={setLayout}
            choices={[
              { value: "list", label: words.list, children: <Icon name="list" size="s" /> },
              { value: "grid", label: words.grid, children: <Icon name="grid" size="s" /> },
            ]}
          />
        </div>
      </div>
      <SearchField
        label={words.search}
        clearLabel={words.clearSearch}
        value={filters.q}
        onChange={(q) => setFilters({ ...filters, q })}
      >
        <button
          type="button"
          aria-label={words.filters}
          onClick={() => setSheetOpen(true)}
          className="press relative grid size-11 place-items-center rounded-full"
        >
          <Icon name="filter" size="s" />
          {countFilters(filters) > 0 && (
            <span className="absolute top-1.5 right-1.5 grid size-4 place-items-center rounded-full bg-accent font-bold text-[10px] text-on-accent">
              {countFilters(filters)}
            </span>
          )}
        </button>
      </SearchField>
      <fieldset
        aria-label={words.filters}
        className="-mx-(--gutter) flex gap-2 overflow-x-auto px-(--gutter) py-3 [scrollbar-width:none]"
      >
        {(["today", "weekend"] as const).map((when) => (
          <Chip
            key={when}
            isOn={filters.when === when}
            onTap={() => change({ when: filters.when === when ? null : when })}
          >
            {words[when]}
          </Chip>
        ))}
        <Chip isOn={filters.isFree} onTap={() => change({ isFree: !filters.isFree })}>
          {words.free}
        </Chip>
        {(Object.keys(common.categories) as Category[]).map((category) => (
          <Chip key={category} isOn={filters.categories.includes(category)} onTap={() => toggle(category)}>
            {common.categories[category]}
          </Chip>
        ))}
      </fieldset>
      <OfflineNotice onReturn={() => void refetch()} />

      {error && !events ? (
        <Empty icon="offline" title={words.failedTitle} text={whyNot(error, words.failedText)}>
          <Button onClick={() => void refetch()}>{common.tryAgain}</Button>
        </Empty>
      ) : !events ? (
        <EventListSkeleton layout={layout} />
      ) : events.length === 0 && !isPlaceholderData ? (
        <Empty
          icon="search"
          title={isFiltered ? words.emptyTitle : words.emptyAllTitle}
          text={isFiltered ? words.emptyText : words.emptyAllText}
        >
          {isFiltered ? (
            <Button onClick={() => setFilters(noFilters)}>{words.clear}</Button>
          ) : (
            <Link href="/app/create" className={buttonClass({ look: "fill" })}>
              {words.create}
            </Link>
          )}
        </Empty>
      ) : (
        <EventList
          layout={layout}
          events={events}
          isOld={isPlaceholderData && isFetching && isFiltered}
          isLoadingMore={isFetchingNextPage}
          onEnd={hasNextPage && !isPlaceholderData ? () => void fetchNextPage() : undefined}
        />
      )}
      <TabBar />
      {isSheetOpen && (
        <FilterSheet filters={filters} onChange={setFilters} onClose={() => setSheetOpen(false)} />
      )}
    </main>
  );
}
