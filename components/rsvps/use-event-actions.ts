"use client";

import { useRouter } from "next/navigation";
import { explain } from "@/components/api/explain";
import type { ShownEvent } from "@/components/events/answers";
import { useContact } from "@/components/events/contact-organizer";
import { showMoney } from "@/components/payments/money";
import { useSale } from "@/components/payments/use-sale";
import type { Action } from "@/components/telegram/action-bar";
import { ask, type Other, useTelegram } from "@/components/telegram/telegram";
import { useLocale, useWords } from "@/components/ui/locale";
import { toast } from "@/components/ui/toast";
import type { Currency } from "@/domain/money";
import { formatMoney, formatWhenShort } from "@/messages/format";
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
  {
    isOpen,
    link,
    contact: contactLink,
    promo,
  }: { isOpen: boolean; link: string; contact: string; promo: string | null },
): Actions {
  const words = useWords(eventWords);
  const common = useWords(commonWords);
  const { isInside } = useTelegram();
  const { mutate, isPending: isBusy } = useRsvp(event.id);
  const locale = useLocale();
  const router = useRouter();
  const contact = useContact();
  const sale = useSale(event, promo);
  const toCheckout = () =>
    router.push(`/app/checkout/${event.code}${promo ? `?promo=${encodeURIComponent(promo)}` : ""}`);
  const act = (change: Parameters<typeof mutate>[0]) =>
    mutate(change, {
      onError: (error) => toast(explain(error, common)),
      // What was offered and costs something is held now until it is paid.
      onSuccess: (rsvp) => rsvp.status === "pending" && toCheckout(),
    });
  const resize = (partySize: number) => act({ do: "resize", partySize, key: newKey() });
  const none = { resize, isBusy };
  const buyText = ({ minor, currency }: { minor: number; currency: string }, isLowest: boolean) => {
    if (minor === 0) return common.getTicket;
    const money = formatMoney(minor, currency as Currency, locale);
    return isLowest ? words.buyFrom(money) : words.buy(money);
  };

  if (isInside === false)
    return {
      ...none,
      main: { text: words.openInTelegram, onTap: () => window.open(link, "_blank", "noopener") },
    };
  if (!event.rsvp && isInside === undefined) return none;

  const sure = async (title: string, message: string, no: string, yes: string, other?: Other) => {
    if (await ask({ title, message, yes, no, isDestructive: true, other }))
      act({ do: "cancel", key: newKey() });
  };
  const viewTicket = { text: words.viewTicket, onTap: () => router.push(`/app/tickets/${event.code}`) };
  if (event.holdsSeat && ["none", "cancelled"].includes(event.rsvp?.status ?? "none"))
    return { ...none, main: viewTicket };
  // Who passed their ticket on has nothing to give back.
  if (!event.holdsSeat && event.rsvp?.status === "confirmed") return none;
  switch (event.rsvp?.status) {
    case "confirmed": {
      const guests = event.rsvp.partySize - 1;
      // Told before it is asked: what comes back of the price.
      const giveBack = async () => {
        const money = event.price
          ? await import("@/components/payments/what-returns").then((file) =>
              file.sayWhatReturns(event, locale),
            )
          : null;
        const text = [words.sureCancelText(guests), money?.text].filter(Boolean).join(" ");
        const other = { text: common.contactOrganizer, onTap: () => contact(contactLink) };
        await sure(
          words.sureCancel,
          text,
          words.keepPlace,
          words.cantMakeIt,
          money?.isRefused ? other : undefined,
        );
      };
      return isOpen
        ? {
            ...none,
            main: viewTicket,
            secondary: { text: words.cantMakeIt, onTap: () => void giveBack(), isDestructive: true, isBusy },
          }
        : { ...none, main: viewTicket };
    }
    case "waitlisted": {
      const { kept } = event.rsvp;
      const leaveText = kept ? words.getMoneyBack : words.leaveList;
      const text = kept
        ? words.sureLeavePaid(showMoney(kept.amountMinor, kept.currency, locale))
        : words.sureLeaveText;
      const leave = () => void sure(words.sureLeave, text, words.stay, leaveText);
      return isOpen
        ? { ...none, secondary: { text: leaveText, onTap: leave, isDestructive: true, isBusy } }
        : none;
    }
    case "pending": {
      if (event.rsvp.holdKind === "checkout") {
        const release = () =>
          void sure(
            words.checkout.sureRelease,
            words.checkout.sureReleaseText,
            words.keepPlace,
            words.checkout.release,
          );
        return {
          ...none,
          main: { text: words.checkout.goOn, onTap: toCheckout },
          secondary: { text: words.checkout.release, onTap: release, isDestructive: true, isBusy },
        };
      }
      return {
        ...none,
        main: { text: words.accept, onTap: () => act({ do: "accept", key: newKey() }), isBusy },
        secondary: { text: words.pass, onTap: () => act({ do: "decline", key: newKey() }), isBusy },
      };
    }
    default: {
      if (!isOpen) return none;
      const closed = (text: string) => ({
        ...none,
        main: { text, onTap: () => undefined, isDisabled: true },
      });
      if (sale.state === "over") return closed(common.salesOver);
      if (sale.state === "review") return closed(common.onSaleOnceApproved);
      if (sale.state === "soon")
        return closed(words.ticketsFrom(formatWhenShort(new Date(sale.from), event.timeZone, locale)));
      const isFull = sale.state === "full";
      if (event.price) {
        const text = isFull ? words.joinList : buyText(event.price, event.pricesDiffer);
        return { ...none, main: { text, onTap: toCheckout } };
      }
      const text = isFull ? words.joinList : words.rsvp;
      return { ...none, main: { text, onTap: () => act({ do: "join", key: newKey() }), isBusy } };
    }
  }
}
