"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { call } from "@/components/api/client";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Group } from "@/components/ui/group";
import { useWords } from "@/components/ui/locale";
import { serverNow } from "@/components/ui/server-time";
import { Sheet } from "@/components/ui/sheet";
import { SwitchCell } from "@/components/ui/switch";
import { browseWords } from "@/messages/miniapp/browse";
import { commonWords } from "@/messages/miniapp/common";
import type { EventCounts } from "./answers";
import { type Category, type Filters, nearKm, noFilters, toQuery, type When } from "./filters";

const spans = ["today", "tomorrow", "weekend", "next-week"] as const;

/** All filters in one place; the button at the end says how many events they leave. */
export function FilterSheet({
  filters,
  onChange,
  onClose,
}: {
  filters: Filters;
  onChange: (filters: Filters) => void;
  onClose: () => void;
}) {
  const words = useWords(browseWords);
  const common = useWords(commonWords);
  const [isLocationRefused, setLocationRefused] = useState(false);
  const { data: counts } = useQuery({
    queryKey: ["events", "counts", filters],
    queryFn: ({ signal }) =>
      call<EventCounts>(`/api/events/counts?${toQuery(filters, serverNow())}`, { signal }),
    placeholderData: (before) => before,
  });
  const change = (changes: Partial<Filters>) => onChange({ ...filters, ...changes });
  const labels: Record<(typeof spans)[number], string> = {
    today: words.today,
    tomorrow: words.tomorrow,
    weekend: words.weekend,
    "next-week": words.nextWeek,
  };
  const chosen = typeof filters.when === "object" ? filters.when : null;
  const pick = (when: When | null) => change({ when: filters.when === when ? null : when });

  const findMe = (isOn: boolean) => {
    if (!isOn) return change({ near: null });
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => change({ near: { latitude, longitude } }),
      () => setLocationRefused(true),
    );
  };

  return (
    <Sheet title={words.filters} onClose={onClose}>
      <div className="grid gap-5 pt-2">
        <Section title={words.when}>
          {spans.map((span) => (
            <Chip key={span} isOn={filters.when === span} onTap={() => pick(span)}>
              {labels[span]}
            </Chip>
          ))}
          <Chip isOn={chosen !== null} onTap={() => pick(chosen ? null : today())}>
            {words.pickDates}
          </Chip>
          {chosen && (
            <div className="grid w-full grid-cols-2 gap-2">
              {(["from", "until"] as const).map((end) => (
                <label key={end} className="grid gap-1 type-foot text-muted">
                  {words[end]}
                  <input
                    type="date"
                    value={chosen[end]}
                    min={end === "until" ? chosen.from : undefined}
                    onChange={(event) =>
                      event.target.value && change({ when: { ...chosen, [end]: event.target.value } })
                    }
                    className="min-h-11 rounded-control bg-fill px-3 text-text type-row"
                  />
                </label>
              ))}
            </div>
          )}
        </Section>
        <Section title={words.price}>
          <Chip isOn={!filters.isFree} onTap={() => change({ isFree: false })}>
            {words.anyPrice}
          </Chip>
          <Chip isOn={filters.isFree} onTap={() => change({ isFree: true })}>
            {words.free}
          </Chip>
        </Section>
        <Section title={words.category}>
          {(Object.keys(common.categories) as Category[]).map((category) => (
            <Chip
              key={category}
              isOn={filters.categories.includes(category)}
              onTap={() =>
                change({
                  categories: filters.categories.includes(category)
                    ? filters.categories.filter((one) => one !== category)
                    : [...filters.categories, category],
                })
              }
            >
              {common.categories[category]}
              {counts && (
                <span className="font-normal text-muted tabular-nums">
                  {counts.byCategory[category] ?? 0}
                </span>
              )}
            </Chip>
          ))}
        </Section>
        <div className="[&>section>div]:bg-fill">
          <Group note={isLocationRefused ? words.noLocation : undefined}>
            <SwitchCell
              icon="near"
              title={words.nearMe}
              subtitle={words.nearMeHint(nearKm)}
              isOn={filters.near !== null}
              onChange={findMe}
            />
            <SwitchCell
              icon="ticket"
              title={words.onlyOpen}
              isOn={filters.isOpen}
              onChange={(isOpen) => change({ isOpen })}
            />
          </Group>
        </div>
        <div className="sticky bottom-0 grid grid-cols-2 gap-2 bg-surface pt-2">
          <Button size="block" look="quiet" onClick={() => onChange({ ...noFilters, q: filters.q })}>
            {words.clear}
          </Button>
          <Button size="block" look="fill" onClick={onClose}>
            {counts?.total === 0
              ? words.nothing
              : counts
                ? words.show(counts.total, counts.isCapped)
                : common.done}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="pb-2 font-semibold text-[15px]/5">{title}</legend>
      <div className="flex flex-wrap gap-2">{children}</div>
    </fieldset>
  );
}

function today() {
  const now = serverNow();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) =>
    String(part).padStart(2, "0"),
  );
  return { from: day.join("-"), until: day.join("-") };
}
