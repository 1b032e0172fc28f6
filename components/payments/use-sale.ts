"use client";

import type { ShownEvent } from "@/components/events/answers";
import { useOffer } from "./use-checkout";

/** What can be had now, with what a code unlocks once that is known. */
export function useSale(event: ShownEvent, promo: string | null): ShownEvent["sale"] {
  const { data } = useOffer(event.ref, promo, event.price !== null);
  return data?.sale ?? event.sale;
}
