"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { call } from "@/components/api/client";
import { ApiError } from "@/components/api/errors";
import { contactLink } from "@/components/events/contact-link";
import { ContactOrganizer } from "@/components/events/contact-organizer";
import { useBack, usePaint } from "@/components/telegram/telegram";
import { Button, buttonClass } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Link } from "@/components/ui/link";
import { LoadFailed } from "@/components/ui/load-failed";
import { useWords } from "@/components/ui/locale";
import { Skeleton } from "@/components/ui/skeleton";
import { SignedIn } from "@/components/users/signed-in";
import { receiptWords } from "@/messages/miniapp/receipt";
import type { Receipt as Shown } from "./answers";
import { Receipt } from "./receipt";

type Props = { paymentId: string; botUsername: string };

/** The receipt of a payment, for its payer and the organizer. It can be printed where the client can print. */
export function ReceiptScreen({ paymentId, botUsername }: Props) {
  const router = useRouter();
  usePaint();
  useBack(() => (window.history.length > 1 ? router.back() : router.replace("/app/mine")));
  return (
    <main
      data-ground="canvas"
      className="mx-auto max-w-140 px-(--gutter) pt-[calc(8px+var(--safe-t))] pb-28 print:max-w-none print:p-0"
    >
      <SignedIn botUsername={botUsername} skeleton={<ReceiptSkeleton />}>
        {() => <Loaded paymentId={paymentId} botUsername={botUsername} />}
      </SignedIn>
    </main>
  );
}

function Loaded({ paymentId, botUsername }: Props) {
  const words = useWords(receiptWords);
  const { data, error, refetch } = useQuery({
    queryKey: ["mine", "receipt", paymentId],
    queryFn: ({ signal }) =>
      call<Shown>(`/api/payments/${encodeURIComponent(paymentId)}/receipt`, { signal }),
  });
  if (data)
    return (
      <>
        <Receipt receipt={data} />
        <div className="flex flex-wrap justify-center gap-2 pt-4 print:hidden">
          {data.isOwn && <ContactOrganizer link={contactLink(botUsername, data.event.code)} />}
          {/* The clients on phones print nothing. */}
          <span className="hidden [@media(pointer:fine)]:block">
            <Button look="quiet" onClick={() => window.print()}>
              {words.print}
            </Button>
          </span>
        </div>
      </>
    );
  if (error instanceof ApiError && error.status < 500)
    return (
      <Empty icon="search" title={words.goneTitle} text={words.goneText}>
        <Link href="/app/mine" replace className={buttonClass({ look: "fill" })}>
          {words.goneButton}
        </Link>
      </Empty>
    );
  if (error)
    return <LoadFailed title={words.failedTitle} text={words.failedText} onRetry={() => void refetch()} />;
  return <ReceiptSkeleton />;
}

const ReceiptSkeleton = () => (
  <div aria-busy="true" className="grid gap-4 rounded-sheet bg-surface p-5">
    <Skeleton className="h-8 w-40" />
    <Skeleton className="h-24" />
    <Skeleton className="h-40" />
  </div>
);
