"use client";

import { explain } from "@/components/api/explain";
import type { ShownEvent } from "@/components/events/answers";
import { placesLeft } from "@/components/events/places-left";
import type { Action } from "@/components/telegram/action-bar";
import { ask, useTelegram } from "@/components/telegram/telegram";
import { useWords } from "@/components/ui/locale";
import { toast } from "@/components/ui/toast";
import { commonWords } from "@/messages/miniapp/common";
import { eventWords } from "@/messages/miniapp/event";
import { newKey, useRsvp } from "./use-rsvp";

type Actions = {
  main?: Action | undefined;
  secondary?: Action | undefined;
  resize: (partySize: number) => void;
  isBusy: boolean;
};

/** What the person can do about the event now: at most one thing and its alternative. */
export function useEventActions(
  event: ShownEvent,
  { isOpen, link }: { isOpen: boolean; link: string },
): Actions {
  const words = useWords(eventWords);
  const common = useWords(commonWords);
  const { isInside } = useTelegram();
  const { mutate, isPending: isBusy } = useRsvp(event.id);
  const act = (change: Parameters<typeof mutate>[0]) =>
    mutate(change, { onError: (error) => toast(explain(error, common)) });
  const resize = (partySize: number) => act({ do: "resize", partySize, key: newKey() });
  const none = { resize, isBusy };

  if (isInside === false)
    return {
      ...none,
      main: { text: words.openInTelegram, onTap: () => window.open(link, "_blank", "noopener") },
    };
  if (!event.rsvp && isInside === undefined) return none;

  const sure = async (title: string, message: string, no: string, yes: string) => {
    if (await ask({ title, message, yes, no, isDestructive: true })) act({ do: "cancel", key: newKey() });
  };
  switch (event.rsvp?.status) {
    case "confirmed": {
      const guests = event.rsvp.partySize - 1;
      const giveBack = () =>
        void sure(words.sureCancel, words.sureCancelText(guests), words.keepPlace, words.cantMakeIt);
      return isOpen
        ? { ...none, secondary: { text: words.cantMakeIt, onTap: giveBack, isDestructive: true, isBusy } }
        : none;
    }
    case "waitlisted": {
      const leave = () => void sure(words.sureLeave, words.sureLeaveText, words.stay, words.leaveList);
      return isOpen
        ? { ...none, secondary: { text: words.leaveList, onTap: leave, isDestructive: true, isBusy } }
        : none;
    }
    case "pending":
      return {
        ...none,
        main: { text: words.accept, onTap: () => act({ do: "accept", key: newKey() }), isBusy },
        secondary: { text: words.pass, onTap: () => act({ do: "decline", key: newKey() }), isBusy },
      };
    default: {
      if (!isOpen || event.price) return none;
      const text = placesLeft(event) === 0 ? words.joinList : words.rsvp;
      return { ...none, main: { text, onTap: () => act({ do: "join", key: newKey() }), isBusy } };
    }
  }
}
