"use client";

import { useTelegram } from "@/components/telegram/telegram";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/ui/locale";
import { commonWords } from "@/messages/miniapp/common";

/** Opens the chat with the bot, which passes one message on to the organizer. */
export const useContact = () => {
  const { native } = useTelegram();
  return (link: string) =>
    native ? native.openTelegram(link) : void window.open(link, "_blank", "noopener");
};

/** The way to the organizer for people who have or had a seat. `text` is for where it stands beside the organizer's name. */
export function ContactOrganizer({ link, text }: { link: string; text?: string }) {
  const words = useWords(commonWords);
  const contact = useContact();
  return (
    <Button look="quiet" onClick={() => contact(link)}>
      {text ?? words.contactOrganizer}
    </Button>
  );
}
