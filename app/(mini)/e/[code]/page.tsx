import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { contactLink } from "@/components/events/contact-link";
import { EventBusy } from "@/components/events/event-busy";
import { EventPage } from "@/components/events/event-page";
import { env } from "@/env";
import { calendarLinks } from "@/gateways/calendar";
import { formatWhen } from "@/messages/format";
import { shownEvent } from "./shown-event";

type Props = {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What a link to the event shows of it elsewhere. Only public events may be found by search engines. */
export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const event = await shownEvent((await params).code);
  if (event === "busy") return { title: "One moment", robots: { index: false } };
  if (!event) return { title: "Nothing is here" };
  const when = formatWhen(new Date(event.startsAt), event.timeZone, "en");
  const description = [when, event.location ?? "Online", event.description].join(" · ").slice(0, 200);
  return {
    title: event.title,
    description,
    openGraph: {
      title: event.title,
      description,
      type: "website",
      url: `/e/${event.ref}`,
      siteName: "Event bot",
    },
    twitter: { card: "summary_large_image" },
    robots: { index: event.visibility === "public", follow: false },
  };
}

/** An event: for whoever opened it in Telegram, and as a public page for whoever followed a link. */
export default async function Page({ params, searchParams }: Props) {
  const event = await shownEvent((await params).code);
  if (event === "busy") return <EventBusy />;
  if (!event) notFound();

  const telegram = `https://t.me/${env.TELEGRAM_BOT_USERNAME}?startapp=e_${event.ref}`;
  const calendarFile = `${env.APP_URL}/api/events/${event.ref}/calendar.ics`;
  const { google, outlook } = calendarLinks(
    {
      uid: event.id,
      sequence: 0,
      status: "confirmed",
      title: event.title,
      description: event.description,
      ...(event.location ? { location: event.location } : {}),
      url: telegram,
      startsAt: new Date(event.startsAt),
      endsAt: new Date(event.endsAt),
      zone: event.timeZone,
      updatedAt: new Date(),
    },
    calendarFile,
  );
  const contact = contactLink(env.TELEGRAM_BOT_USERNAME, event.ref);
  const links = { telegram, contact, page: `${env.APP_URL}/e/${event.ref}`, calendarFile, google, outlook };
  const { promo } = await searchParams;
  const code = typeof promo === "string" && /^[\w-]{2,31}$/.test(promo) ? promo.toUpperCase() : null;
  return <EventPage first={event} links={links} tiles={env.MAP_TILE_URL} promo={code} />;
}
