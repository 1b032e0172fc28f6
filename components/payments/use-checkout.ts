"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { call } from "@/components/api/client";
import { ApiError } from "@/components/api/errors";
import type { Rsvp, ShownEvent } from "@/components/events/answers";
import { newKey } from "@/components/rsvps/use-rsvp";
import type { Method, Offer, Payment } from "./answers";
import { keepPayment, readKeptPayment } from "./kept-payment";

/** The event as the person sees it, asked for often enough to notice that a payment came or a hold ended. */
export const useCheckoutEvent = (code: string, userId: number) =>
  useQuery({
    queryKey: ["event", code, userId],
    queryFn: ({ signal }) => call<ShownEvent>(`/api/events/${encodeURIComponent(code)}`, { signal }),
    refetchInterval: ({ state }) => (state.error instanceof ApiError ? false : 10_000),
  });

/** What can be had, with what a code makes of it; the code that was asked with stays beside the answer. */
export const useOffer = (code: string, promoCode: string | null, isWanted = true) =>
  useQuery({
    enabled: isWanted,
    queryKey: ["event", code, "offer", promoCode],
    queryFn: async ({ signal }) => {
      const path = `/api/events/${encodeURIComponent(code)}/tickets`;
      const ask = (query: string) => call<Offer>(`${path}${query}`, { signal });
      if (!promoCode) return ask("");
      // What can't be a code at all takes nothing away from what is for sale.
      return ask(`?${new URLSearchParams({ promoCode })}`).catch((error) => {
        if (error instanceof ApiError && [400, 422].includes(error.status)) return ask("");
        throw error;
      });
    },
    placeholderData: (before) => before,
    refetchInterval: 20_000,
  });

const pollMs = 1_500;

/** A payment, asked for until it is decided. */
const usePayment = (paymentId: string | null) =>
  useQuery({
    queryKey: ["payment", paymentId],
    queryFn: ({ signal }) => call<Payment>(`/api/payments/${paymentId}`, { signal }),
    enabled: paymentId !== null,
    refetchInterval: ({ state: { data, error } }) =>
      error instanceof ApiError || (data && data.status !== "open" && data.status !== "closing")
        ? false
        : pollMs,
  });

/** Which payment this checkout is about: the one gone to last on this device. */
export function useCurrentPayment(eventId: string) {
  const [paymentId, setPaymentId] = useState(() => readKeptPayment(eventId));
  const { data, error } = usePayment(paymentId);
  const set = (id: string | null) => {
    keepPayment(eventId, id);
    setPaymentId(id);
  };
  const isUnknown = error instanceof ApiError && error.status === 404;
  return { payment: isUnknown || paymentId === null ? undefined : data, setPayment: set };
}

type Line = { ticketTypeId: string; quantity: number };
type Order = { lines: Line[]; promoCode: string | null };

/** The acts of a checkout. Each is done once, however often it is sent. */
export function useCheckoutActs(event: ShownEvent, userId: number) {
  const queries = useQueryClient();
  const rsvps = `/api/events/${event.id}/rsvps`;
  const renew = useCallback(
    () =>
      Promise.all(
        ["event", "events", "mine", "manage"].map((name) => queries.invalidateQueries({ queryKey: [name] })),
      ),
    [queries],
  );
  const retry = (failures: number, error: Error) => error.name === "Offline" && failures < 2;

  const order = useMutation({
    mutationFn: ({ lines, promoCode, key }: Order & { key: string }) =>
      call<Rsvp>(rsvps, { method: "POST", key, body: { lines, ...(promoCode ? { promoCode } : {}) } }),
    retry,
    onSettled: renew,
  });
  const accept = useMutation({
    mutationFn: (key: string) =>
      call<Rsvp>(`${rsvps}/${userId}/offer`, { method: "POST", key, body: { answer: "accept" } }),
    retry,
    onSettled: renew,
  });
  const release = useMutation({
    mutationFn: (key: string) => call<Rsvp>(`${rsvps}/${userId}`, { method: "DELETE", key }),
    retry,
    onSettled: renew,
  });
  const pay = useMutation({
    mutationFn: ({ provider, key }: { provider: Method; key: string }) =>
      call<Payment>(`/api/events/${event.id}/payments`, { method: "POST", key, body: { provider } }),
    retry,
    onSuccess: (payment) => queries.setQueryData(["payment", payment.id], payment),
    onSettled: renew,
  });
  return {
    order: (wish: Order) => order.mutateAsync({ ...wish, key: newKey() }),
    accept: () => accept.mutateAsync(newKey()),
    release: () => release.mutateAsync(newKey()),
    pay: (provider: Method) => pay.mutateAsync({ provider, key: newKey() }),
    renew,
  };
}
