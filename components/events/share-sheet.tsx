"use client";

import { useQuery } from "@tanstack/react-query";
import { call } from "@/components/api/client";
import { explain } from "@/components/api/explain";
import { useTelegram } from "@/components/telegram/telegram";
import { Cell, Group } from "@/components/ui/group";
import { useWords } from "@/components/ui/locale";
import { Sheet } from "@/components/ui/sheet";
import { toast } from "@/components/ui/toast";
import { commonWords } from "@/messages/miniapp/common";
import { eventSheetsWords } from "@/messages/miniapp/event-sheets";
import type { ShownEvent } from "./answers";
import type { EventLinks } from "./event-links";

/** Sends the event on: as its live card into any chat, or as a link. */
export function ShareSheet({
  event,
  links,
  onClose,
}: {
  event: Pick<ShownEvent, "id" | "title">;
  links: Pick<EventLinks, "telegram">;
  onClose: () => void;
}) {
  const words = useWords(eventSheetsWords);
  const common = useWords(commonWords);
  const { native } = useTelegram();
  const { data: hasHomeScreen = false } = useQuery({
    queryKey: ["home-screen"],
    queryFn: () => native?.canAddToHomeScreen() ?? false,
    enabled: native !== undefined,
  });

  const sendToChat = async () => {
    const asLink = `https://t.me/share/url?url=${encodeURIComponent(links.telegram)}&text=${encodeURIComponent(event.title)}`;
    if (!native) {
      window.open(asLink, "_blank", "noopener");
    } else if (native.canShare()) {
      const { preparedMessageId } = await call<{ preparedMessageId: string }>(
        `/api/events/${event.id}/share`,
        {
          method: "POST",
          body: {},
        },
      );
      await native.sharePrepared(preparedMessageId);
    } else {
      native.openTelegram(asLink);
    }
    onClose();
  };
  const copy = async () => {
    await navigator.clipboard.writeText(links.telegram);
    toast(words.copied);
    onClose();
  };
  const tell = (error: Error) => toast(explain(error, common));

  return (
    <Sheet title={words.share} onClose={onClose} isGrouped>
      <Group>
        <Cell icon="send" title={words.shareInTelegram} onTap={() => void sendToChat().catch(tell)} />
        <Cell icon="link" title={words.copyLink} onTap={() => void copy().catch(tell)} />
        {hasHomeScreen && (
          <Cell icon="home" title={words.homeScreen} onTap={() => native?.putOnHomeScreen()} />
        )}
      </Group>
    </Sheet>
  );
}
