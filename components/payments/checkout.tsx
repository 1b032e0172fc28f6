"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ApiError } from "@/components/api/errors";
import { whyNot } from "@/components/api/explain";
import { EventGone } from "@/components/events/event-gone";
import { useBack, usePaint } from "@/components/telegram/telegram";
import { LoadFailed } from "@/components/ui/load-failed";
import { useWords } from "@/components/ui/locale";
import { OfflineNotice } from "@/components/ui/offline-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { SignedIn } from "@/components/users/signed-in";
import { checkoutWords } from "@/messages/miniapp/checkout";
import { CheckoutScreen } from "./checkout-screen";
import { useCheckoutEvent, useOffer } from "./use-checkout";

type Props = { code: string; promo: string | null; type: string | null; botUsername: string };

/** Tickets of an event: chosen, held, paid for. It goes on from whatever the server says, after a reload too. */
export function Checkout({ botUsername, ...asked }: Props) {
  const router = useRouter();
  usePaint();
  useBack(() => (window.history.length > 1 ? router.back() : router.replace(`/e/${asked.code}`)));
  return (
    <main data-ground="canvas" className="mx-auto max-w-140 px-(--gutter) pt-[calc(4px+var(--safe-t))] pb-28">
      <SignedIn botUsername={botUsername} skeleton={<CheckoutSkeleton />}>
        {({ user }) => <Loaded {...asked} userId={user.id} />}
      </SignedIn>
    </main>
  );
}

function Loaded({ code, promo, type, userId }: Omit<Props, "botUsername"> & { userId: number }) {
  const words = useWords(checkoutWords);
  const nameOfPromo = `promo-${code}`;
  const [promoCode, setPromoCode] = useState(() => promo ?? sessionStorage.getItem(nameOfPromo));
  const event = useCheckoutEvent(code, userId);
  const offer = useOffer(code, promoCode);
  const retry = () => void Promise.all([event.refetch(), offer.refetch()]);
  const error = event.error ?? offer.error;
  const applyPromo = (wanted: string | null) => {
    setPromoCode(wanted);
    if (wanted) sessionStorage.setItem(nameOfPromo, wanted);
    else sessionStorage.removeItem(nameOfPromo);
  };

  if (error instanceof ApiError && error.status === 404) return <EventGone />;
  if (error && !(event.data && offer.data))
    return <LoadFailed title={words.failedTitle} text={whyNot(error, words.failedText)} onRetry={retry} />;
  if (!event.data || !offer.data) return <CheckoutSkeleton />;
  return (
    <>
      <OfflineNotice onReturn={retry} />
      <CheckoutScreen
        event={event.data}
        offer={offer.data}
        userId={userId}
        wished={type}
        promoCode={promoCode}
        isPromoAsked={offer.isPlaceholderData}
        onPromo={applyPromo}
      />
    </>
  );
}

const CheckoutSkeleton = () => (
  <div className="grid gap-4 pt-1" aria-busy="true">
    <Skeleton className="h-10 w-44" />
    <div className="flex items-center gap-3">
      <Skeleton className="size-16 rounded-tile!" />
      <div className="grid flex-1 gap-2">
        <Skeleton className="h-5.5 w-3/4" />
        <Skeleton className="h-5 w-1/2" />
      </div>
    </div>
    <Skeleton className="h-34 rounded-group!" />
    <Skeleton className="h-13 rounded-tile!" />
    <Skeleton className="h-16 rounded-tile!" />
    <Skeleton className="h-16 rounded-tile!" />
  </div>
);
