"use client";

import type { ShownEvent } from "./answers";
import { CalendarSheet } from "./calendar-sheet";
import type { EventLinks } from "./event-links";
import type { SheetName } from "./event-tiles";
import { ReportSheet } from "./report-sheet";
import { ShareSheet } from "./share-sheet";

/** What opens over an event's page; loaded when the first of them is asked for. */
export function EventSheets({
  name,
  ...props
}: {
  name: SheetName;
  event: ShownEvent;
  links: EventLinks;
  onClose: () => void;
}) {
  if (name === "calendar") return <CalendarSheet {...props} />;
  if (name === "report") return <ReportSheet {...props} />;
  return <ShareSheet {...props} />;
}
