"use client";

import { Icon } from "@/components/ui/icon";
import type { IconName } from "@/components/ui/icons";
import { useWords } from "@/components/ui/locale";
import { eventWords } from "@/messages/miniapp/event";
import type { ShownEvent } from "./answers";

export type SheetName = "share" | "calendar" | "report";

const tile =
  "press grid min-h-15.5 content-center justify-items-center gap-1 rounded-tile bg-fill px-1 text-center font-medium text-accent-text text-xs/3.75";

/** What one does with an event besides answering it. */
export function EventTiles({ event, onOpen }: { event: ShownEvent; onOpen: (sheet: SheetName) => void }) {
  const words = useWords(eventWords);
  const buttons: [IconName, string, SheetName][] = [["share", words.share, "share"]];
  if (event.status === "published") buttons.push(["calendar", words.calendar, "calendar"]);
  const links: [IconName, string, string][] = [];
  const destination = directionsTo(event);
  if (destination) links.push(["route", words.route, destination]);
  if (event.organizer.username)
    links.push(["message", words.host, `https://t.me/${event.organizer.username}`]);

  return (
    <div className="grid auto-cols-fr grid-flow-col gap-2">
      {buttons.map(([icon, label, sheet]) => (
        <button key={label} type="button" className={tile} onClick={() => onOpen(sheet)}>
          <Icon name={icon} />
          {label}
        </button>
      ))}
      {links.map(([icon, label, href]) => (
        <a key={label} href={href} target="_blank" rel="noopener noreferrer" className={tile}>
          <Icon name={icon} />
          {label}
        </a>
      ))}
    </div>
  );
}

/** A map that leads there, by the point if there is one (Google Maps URLs, "Directions"). */
export function directionsTo({
  location,
  latitude,
  longitude,
}: Pick<ShownEvent, "location" | "latitude" | "longitude">) {
  const point = latitude !== null && longitude !== null ? `${latitude},${longitude}` : location;
  return point && `https://www.google.com/maps/dir/?api=1&destination=${encodeURIComponent(point)}`;
}
