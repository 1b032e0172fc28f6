"use client";

import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { call } from "@/components/api/client";
import { ApiError } from "@/components/api/errors";
import type { Page } from "@/components/events/answers";
import { refreshMs } from "@/components/events/manage-query";
import type { Offer, Payment, PaymentLine, Promo, RefundProgress, Totals } from "./answers";

/** Which payments a list shows. */
export const filters = ["all", "completed", "open", "review", "closed"] as const;
export type Filter = (typeof filters)[number];

const statuses: Partial<Record<Filter, string>> = {
  completed: "completed",
  open: "open,closing",
  review: "review,failed",
  closed: "closed",
};

type PaymentsPage = Page<PaymentLine> & { totals: Totals[] };

/** Payments of an event, the latest first, page by page, with what it took in. */
export const usePayments = (code: string, filter: Filter) =>
  useInfiniteQuery({
    queryKey: ["manage", code, "payments", filter],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: "50" });
      const status = statuses[filter];
      if (status) query.set("status", status);
      if (pageParam) query.set("cursor", pageParam);
      return call<PaymentsPage>(`/api/events/${code}/payments?${query}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
  });

/** The line of one payment, however old it is. */
export const usePaymentLine = (code: string, paymentId: string | undefined) =>
  useQuery({
    queryKey: ["manage", code, "payments", "line", paymentId],
    queryFn: async ({ signal }) =>
      (await call<PaymentsPage>(`/api/events/${code}/payments?payment_id=${paymentId}`, { signal })).items,
    enabled: paymentId !== undefined,
  });

/** One payment with the tickets that it is for. */
export const usePaymentOf = (code: string, paymentId: string) =>
  useQuery({
    queryKey: ["manage", code, "payment", paymentId],
    queryFn: ({ signal }) => call<Payment>(`/api/payments/${paymentId}`, { signal }),
    refetchInterval: 5_000,
  });

/** How far everybody's refunds are, while there are any on their way. */
export const useRefundProgress = (code: string, isCancelled: boolean) =>
  useQuery({
    queryKey: ["manage", code, "refunds"],
    queryFn: ({ signal }) => call<RefundProgress>(`/api/events/${code}/refunds`, { signal }),
    enabled: isCancelled,
    refetchInterval: ({ state: { data, error } }) =>
      error instanceof ApiError || (data && data.succeeded + data.failed >= data.total) ? false : 3_000,
  });

export const usePromos = (code: string) =>
  useQuery({
    queryKey: ["manage", code, "promos"],
    queryFn: ({ signal }) => call<{ items: Promo[] }>(`/api/events/${code}/promos`, { signal }),
  });

/** All kinds of tickets, hidden ones too: their organizer asks. */
export const useAllTypes = (code: string) =>
  useQuery({
    queryKey: ["manage", code, "types"],
    queryFn: async ({ signal }) => (await call<Offer>(`/api/events/${code}/tickets`, { signal })).ticketTypes,
  });

type Account = { chargesEnabled: boolean; detailsSubmitted: boolean; isConnected: boolean } | null;

/** How the person's own account at Stripe stands, where money goes to organizers. */
export const useStripeAccount = (isOwnAccount: boolean) =>
  useQuery({
    queryKey: ["stripe-account"],
    queryFn: ({ signal }) => call<Account>("/api/webapp/stripe-account", { signal }),
    enabled: isOwnAccount,
  });

export const useConnect = () =>
  useMutation({ mutationFn: () => call<{ url: string }>("/api/webapp/stripe-account", { method: "POST" }) });
