"use client";

import { usePathname, useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { StatusCard } from "@/components/rsvps/status-card";
import { useEventActions } from "@/components/rsvps/use-event-actions";
import { ActionBar } from "@/components/telegram/action-bar";
import { useBack, usePaint, useTelegram } from "@/components/telegram/telegram";
import { Avatar } from "@/components/ui/avatar";
import { Button, buttonClass } from "@/components/ui/button";
import { lazily } from "@/components/ui/lazily";
import { Link } from "@/components/ui/link";
import { useWords } from "@/components/ui/locale";
import { OfflineNotice } from "@/components/ui/offline-notice";
import { useNow } from "@/components/ui/use-now";
import { useSoon } from "@/components/ui/use-soon";
import { eventWords } from "@/messages/miniapp/event";
import type { ShownEvent } from "./answers";
import { Banner } from "./banner";
import { ContactOrganizer } from "./contact-organizer";
import { EventFacts } from "./event-facts";
import type { EventLinks } from "./event-links";
import { EventTiles, type SheetName } from "./event-tiles";
import { PlaceMap } from "./place-map";
import { useEvent } from "./use-event";

const EventSheets = lazily(() => import("./event-sheets").then((file) => file.EventSheets));
const RateEvent = lazily(() => import("@/components/feedback/rate-event").then((file) => file.RateEvent));
const TicketTypes = lazily(() =>
  import("@/components/tickets/ticket-types").then((file) => file.TicketTypes),
);

/** One event: how the person stands to it first, then what, when, where and who. */
export function EventPage({
  first,
  links,
  tiles,
  promo = null,
}: {
  first: ShownEvent;
  links: EventLinks;
  tiles: string;
  /** A code that came with the link. */
  promo?: string | null;
}) {
  const words = useWords(eventWords);
  const event = useEvent(first);
  usePaint(event.banner?.edgeColor);
  const router = useRouter();
  const path = usePathname();
  const { isInside } = useTelegram();
  const now = useNow(30_000) ?? new Date(0);
  const [sheet, setSheet] = useSoon<SheetName | undefined>(undefined);
  useBack(
    path?.startsWith("/e/")
      ? () => (window.history.length > 1 ? router.back() : router.replace("/app"))
      : undefined,
  );

  const isOver = event.status === "completed" || new Date(event.endsAt) <= now;
  const hasStarted = new Date(event.startsAt) <= now;
  const isOpen = event.status === "published" && event.suspendedAt === null && !hasStarted;
  // Outside Telegram nobody knows who reads: the bot does.
  const mayWrite = event.rsvp ? event.holdsSeat || event.rsvp.status !== "none" : isInside === false;
  const isGuest = mayWrite && !event.isOrganizer;
  const { main, secondary, resize, isBusy } = useEventActions(event, {
    isOpen,
    link: promo ? `${links.telegram}_${promo}` : links.telegram,
    contact: links.contact,
    promo,
  });

  return (
    <main className="min-[900px]:mx-auto min-[900px]:grid min-[900px]:max-w-260 min-[900px]:grid-cols-[400px_minmax(0,1fr)] min-[900px]:items-start min-[900px]:gap-14 min-[900px]:px-6 min-[900px]:py-6">
      <div className="min-[900px]:sticky min-[900px]:top-6">
        <Banner
          event={event}
          size="page"
          isFirst
          className={`aspect-4/3 min-[900px]:aspect-square min-[900px]:rounded-[26px] ${event.status === "cancelled" ? "brightness-85 grayscale" : ""}`}
        />
      </div>
      <div className="relative -mt-6.5 grid gap-8 rounded-t-[26px] bg-bg px-(--gutter) pt-5.5 pb-28 min-[900px]:mt-0 min-[900px]:rounded-none min-[900px]:px-0 min-[900px]:pt-0 *:mx-auto *:w-full *:max-w-152">
        <header className="grid gap-2.5">
          <h1 className="type-title" dir="auto">
            {event.title}
          </h1>
          <p className="flex items-center gap-2 type-sub text-muted">
            <Avatar name={event.organizer.name} />
            <span>
              {words.hostedBy} <bdi className="font-semibold text-text">{event.organizer.name}</bdi>
            </span>
          </p>
        </header>
        <OfflineNotice />
        <div className="grid gap-4 empty:hidden">
          <StatusCard
            event={event}
            isOver={isOver}
            hasStarted={hasStarted}
            onResize={resize}
            isBusy={isBusy}
          />
          {isOver && event.status !== "cancelled" && event.holdsSeat && <RateEvent event={event} />}
          <EventFacts event={event} />
          <EventTiles event={event} onOpen={setSheet} />
          {event.isOrganizer && (
            <Link href={`/app/manage/${event.code}`} className={buttonClass({ size: "block" })}>
              {words.manage}
            </Link>
          )}
        </div>
        <WhoIsGoing event={event} />
        {event.description && <About text={event.description} />}
        {event.price && isOpen && (
          <Section title={words.tickets}>
            <div className="min-h-40">
              <TicketTypes event={event} promo={promo} />
            </div>
          </Section>
        )}
        {event.latitude !== null && event.longitude !== null && (
          <Section title={words.gettingThere}>
            <PlaceMap
              latitude={event.latitude}
              longitude={event.longitude}
              name={event.location ?? event.title}
              tiles={tiles}
            />
          </Section>
        )}
        <Section title={words.theHost}>
          <div className="flex items-center gap-3.5">
            <Avatar name={event.organizer.name} size="m" />
            <p className="min-w-0 flex-1">
              <bdi className="block type-head">{event.organizer.name}</bdi>
              <span className="type-sub text-muted">{words.held(event.organizer.eventsHeld)}</span>
            </p>
            {isGuest && <ContactOrganizer link={links.contact} text={words.messageHost} />}
            {!isGuest && !event.isOrganizer && event.organizer.username && (
              <a
                href={`https://t.me/${event.organizer.username}`}
                target="_blank"
                rel="noopener"
                className={buttonClass({ look: "quiet" })}
              >
                {words.messageHost}
              </a>
            )}
          </div>
        </Section>
        <p className="text-center type-foot text-muted">
          {words.somethingWrong}{" "}
          <button
            type="button"
            className="min-h-11 font-semibold text-accent-text"
            onClick={() => setSheet("report")}
          >
            {words.report}
          </button>
        </p>
      </div>
      <ActionBar main={main} secondary={secondary} />
      {sheet && <EventSheets name={sheet} event={event} links={links} onClose={() => setSheet(undefined)} />}
    </main>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-3">
      <h2 className="type-title3">{title}</h2>
      {children}
    </section>
  );
}

function WhoIsGoing({ event: { going, faces } }: { event: ShownEvent }) {
  const words = useWords(eventWords);
  return (
    <Section title={words.whoIsGoing}>
      {faces.length > 0 && (
        <div className="flex -space-x-1.75 rtl:space-x-reverse">
          {faces.map((name) => (
            <Avatar key={name} name={name} />
          ))}
        </div>
      )}
      <p className="type-sub text-muted">
        {going === 0
          ? words.firstToGo
          : faces.length > 0
            ? words.andOthers(faces.join(", "), Math.max(0, going - faces.length))
            : `${words.goingCount(going)} ${words.onlyForGuests}`}
      </p>
    </Section>
  );
}

const longText = 420;

function About({ text }: { text: string }) {
  const words = useWords(eventWords);
  const [isOpen, setOpen] = useState(text.length <= longText);
  return (
    <Section title={words.about}>
      <p
        className={`whitespace-pre-line text-pretty type-body text-soft ${isOpen ? "" : "line-clamp-8"}`}
        dir="auto"
      >
        {text}
      </p>
      {!isOpen && (
        <Button look="quiet" onClick={() => setOpen(true)}>
          {words.readMore}
        </Button>
      )}
    </Section>
  );
}
