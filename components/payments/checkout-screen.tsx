"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { ShownEvent } from "@/components/events/answers";
import { ActionBar } from "@/components/telegram/action-bar";
import { vibrate } from "@/components/telegram/telegram";
import { Empty } from "@/components/ui/empty";
import { useWords } from "@/components/ui/locale";
import { serverNow } from "@/components/ui/server-time";
import { checkoutWords } from "@/messages/miniapp/checkout";
import type { Offer } from "./answers";
import { Choosing } from "./choosing";
import { Confirming } from "./confirming";
import { Held } from "./held";
import { Ended, Offered, Paid } from "./outcomes";
import { stageOf } from "./stage";
import { useCheckoutActs, useCurrentPayment } from "./use-checkout";
import { usePaying } from "./use-paying";

type Props = {
  event: ShownEvent;
  offer: Offer;
  userId: number;
  /** The kind of ticket that the person came for. */
  wished: string | null;
  promoCode: string | null;
  isPromoAsked: boolean;
  onPromo: (code: string | null) => void;
};

/** One step of a checkout at a time, as the server's state has it. */
export function CheckoutScreen(props: Props) {
  const { event, offer, userId } = props;
  const words = useWords(checkoutWords);
  const router = useRouter();
  const { rsvp } = event;
  const { payment, setPayment } = useCurrentPayment(event.id);
  const acts = useCheckoutActs(event, userId);
  const paying = usePaying(acts, setPayment);
  const [wasHeld, setWasHeld] = useState(false);
  if (rsvp?.status === "pending" && !wasHeld) setWasHeld(true);

  const isOpen = event.status === "published" && new Date(event.startsAt) > serverNow();
  const stage = stageOf({
    rsvp,
    payment,
    isOpen,
    isPaying: paying.isPaying,
    isRetrying: paying.isRetrying,
    wasHeld: wasHeld || payment?.status === "closed" || payment?.status === "failed",
  });
  const isDecided = payment?.status === "completed";
  const { renew } = acts;
  useEffect(() => {
    if (isDecided) void renew();
  }, [isDecided, renew]);
  useEffect(() => {
    if (stage === "paid") vibrate("success");
    if (stage === "declined") vibrate("error");
    window.scrollTo({ top: 0 });
  }, [stage]);

  const toEvent = () => router.replace(`/e/${event.ref}`);
  const forget = () => {
    setPayment(null);
    setWasHeld(false);
    paying.reset();
  };

  switch (stage) {
    case "choose":
      if (offer.sale.state === "review")
        return (
          <>
            <Empty icon="clock" title={words.notApprovedTitle} text={words.notApprovedText} />
            <ActionBar main={{ text: words.toEvent, onTap: toEvent }} />
          </>
        );
      return <Choosing {...props} acts={acts} paying={paying} />;
    case "offer":
      return <Offered event={event} acts={acts} />;
    case "pay":
    case "declined":
      return (
        <Held
          event={event}
          offer={offer}
          acts={acts}
          paying={paying}
          declined={stage === "declined" ? payment : undefined}
          onReleased={forget}
        />
      );
    case "confirming":
      return payment && <Confirming event={event} payment={payment} paying={paying} onOver={acts.renew} />;
    case "paid":
      return <Paid event={event} payment={payment} onDone={() => setPayment(null)} />;
    case "returned":
    case "review":
    case "expired":
      return (
        <Ended
          stage={stage}
          payment={payment}
          canStartAgain={isOpen && rsvp?.status !== "confirmed"}
          onStartAgain={forget}
          onLeave={() => {
            forget();
            toEvent();
          }}
        />
      );
    case "waiting":
      return (
        <>
          <Empty
            icon="clock"
            title={words.onListTitle(rsvp?.status === "waitlisted" ? rsvp.position : 1)}
            text={rsvp?.status === "waitlisted" && rsvp.kept ? words.onListPaid : words.onListText}
          />
          <ActionBar main={{ text: words.toEvent, onTap: toEvent }} />
        </>
      );
    case "closed":
      return (
        <>
          <Empty icon="clock" title={words.closedTitle} text={words.closedText} />
          <ActionBar main={{ text: words.toEvent, onTap: toEvent }} />
        </>
      );
  }
}
