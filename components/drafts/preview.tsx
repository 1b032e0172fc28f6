"use client";

import { Banner } from "@/components/events/banner";
import { Cell, Group } from "@/components/ui/group";
import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icons";
import { useLocale, useWords } from "@/components/ui/locale";
import { serverNow } from "@/components/ui/server-time";
import { feeIn } from "@/domain/fees/rules";
import { formatClock, formatMoney, formatWhen } from "@/messages/format";
import { commonWords } from "@/messages/miniapp/common";
import { draftWords } from "@/messages/miniapp/drafts";
import { Changes } from "./changes";
import type { TaxAndFees } from "./fees";
import { endOf, type Form, startOf } from "./form";
import type { Image } from "./pending";
import { costsSomething, type Ticket, ticketsOf } from "./tickets";

/** The card as people see it in a chat, and what one may want to look at before they do. */
export function Preview({ image, ...form }: Form & { image: Image | null }) {
  const { draft, answers, timeZone } = form;
  const words = useWords(draftWords);
  const common = useWords(commonWords);
  const locale = useLocale();
  const [start, end] = [startOf(answers), endOf(answers)];
  const tickets = ticketsOf(answers, words.ticket);
  const place = answers.online ? common.online : (answers.location ?? common.placeLater);
  const event = {
    id: draft.id,
    title: answers.title ?? "",
    category: answers.category ?? "other",
    banner: image,
  };

  return (
    <div className="grid gap-5">
      <p className="px-6 pt-2 text-center text-muted type-sub">{words.previewHint}</p>
      <section aria-label={words.preview} className="rounded-group bg-accent-tint p-3 pb-5">
        <article className="max-w-90 overflow-hidden rounded-[18px] rounded-es-md bg-surface p-1 shadow-xs">
          <Banner event={event} size="card" isFirst className="aspect-video rounded-[15px]" />
          <div className="p-2.5 type-sub" dir="auto">
            <b className="block font-semibold">{answers.title || words.untitled}</b>
            {start && <span className="block">{formatWhen(start, timeZone, locale, end ?? undefined)}</span>}
            <bdi className="block">{place}</bdi>
            <span className="flex justify-between gap-3">
              {[
                priceText(tickets, answers.taxAndFees?.fee ?? null, common, locale),
                typeof answers.capacity === "number" && words.ticketPlaces(answers.capacity),
              ]
                .filter(Boolean)
                .join(" · ")}
              <time className="self-end text-muted type-foot">
                {formatClock(serverNow(), timeZone, locale)}
              </time>
            </span>
          </div>
        </article>
        <div
          aria-hidden="true"
          className="mt-1 grid max-w-90 gap-1 text-center font-medium text-[15px]/5 [&>span]:rounded-control [&>span]:bg-surface [&>span]:p-2.5"
        >
          <span>{costsSomething(tickets) ? words.getTicket : common.rsvp}</span>
          <span>{words.previewDetails}</span>
        </div>
      </section>
      {draft.kind === "edit" ? (
        <Changes {...form} />
      ) : (
        <Group heading={words.beforePublishing}>
          {checklist({ words, answers, tickets, hasBanner: image !== null, locale }).map(
            ({ icon, title, subtitle }) => (
              <Cell
                key={title}
                leading={
                  <span
                    className={
                      icon === "check" ? "text-positive" : icon === "warning" ? "text-warning" : "text-faint"
                    }
                  >
                    <Icon name={icon} />
                  </span>
                }
                title={title}
                subtitle={subtitle}
              />
            ),
          )}
        </Group>
      )}
    </div>
  );
}

function priceText(
  tickets: Ticket[],
  fee: TaxAndFees["fee"],
  common: (typeof commonWords)["en"],
  locale: string,
): string {
  const sold = tickets.filter(({ priceMinor }) => priceMinor > 0);
  const [lowest] = sold.toSorted((a, b) => a.priceMinor - b.priceMinor);
  if (!lowest) return common.free;
  const price = formatMoney(lowest.priceMinor, lowest.currency, locale);
  const included = feeIn(lowest.priceMinor, fee);
  return [
    sold.some(({ priceMinor }) => priceMinor !== lowest.priceMinor) ? common.fromPrice(price) : price,
    fee && included > 0 && common.including(formatMoney(included, lowest.currency, locale), fee.name),
  ]
    .filter(Boolean)
    .join(" ");
}

type Check = { icon: IconName; title: string; subtitle?: string };
type Checked = Pick<Form, "answers"> & {
  words: (typeof draftWords)["en"];
  tickets: Ticket[];
  hasBanner: boolean;
  locale: string;
};

function checklist({ words, answers, tickets, hasBanner }: Checked): Check[] {
  const { title, startsAt, capacity, visibility = "public", location, online } = answers;
  const isPlaceOpen = !online && !location;
  const seats = typeof capacity === "number" ? words.checkPlaces(capacity) : words.checkNoLimit;
  return [
    !title
      ? { icon: "warning", title: words.checkName }
      : !startsAt
        ? { icon: "warning", title: words.checkTime }
        : { icon: "check", title: words.checkBasics, ...(isPlaceOpen ? { subtitle: words.checkPlace } : {}) },
    {
      icon: "check",
      title: tickets.length > 1 ? `${words.checkTicketTypes(tickets.length)}, ${seats}` : seats,
    },
    ...(hasBanner ? [] : [{ icon: "image", title: words.checkBanner } as const]),
    visibility === "public"
      ? { icon: "info", title: words.checkPublic, subtitle: words.checkPublicHint }
      : {
          icon: "lock",
          title: words.visibilities[visibility ?? "public"],
          subtitle: words.visibilityHints[visibility ?? "public"],
        },
  ];
}
