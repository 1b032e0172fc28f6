"use client";

import { useTelegram } from "@/components/telegram/telegram";
import { Cell, Group } from "@/components/ui/group";
import { useWords } from "@/components/ui/locale";
import { Sheet } from "@/components/ui/sheet";
import { eventSheetsWords } from "@/messages/miniapp/event-sheets";
import type { ShownEvent } from "./answers";
import type { EventLinks } from "./event-links";

/** Into which calendar: as a file, or through a web calendar's own form. */
export function CalendarSheet({
  event,
  links,
  onClose,
}: {
  event: ShownEvent;
  links: EventLinks;
  onClose: () => void;
}) {
  const words = useWords(eventSheetsWords);
  const { native } = useTelegram();
  const open = (url: string) => {
    if (native) native.openElsewhere(url);
    else window.open(url, "_blank", "noopener");
    onClose();
  };
  const save = async () => {
    const isSaved = await native?.saveFile(links.calendarFile, `${event.code}.ics`);
    if (isSaved) onClose();
    else open(links.calendarFile);
  };
  return (
    <Sheet title={words.addToCalendar} onClose={onClose} isGrouped>
      <Group>
        <Cell
          icon="download"
          title={words.calendarFile}
          subtitle={words.calendarFileHint}
          onTap={() => void save()}
        />
        <Cell icon="calendar" title={words.google} onTap={() => open(links.google)} />
        <Cell icon="calendar" title={words.outlook} onTap={() => open(links.outlook)} />
      </Group>
    </Sheet>
  );
}
