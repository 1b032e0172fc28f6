"use client";

import type { ShownEvent } from "@/components/events/answers";
import { serverNow } from "@/components/ui/server-time";
import { buyableOf } from "./quote";
import { useOffer } from "./use-checkout";

/** When tickets can be had: from a time on, no longer, or `undefined` for now, as far as is known. */
export function useSale(event: ShownEvent, promo: string | null): { from: Date } | "over" | undefined {
  const { data } = useOffer(event.ref, promo, event.price !== null);
  if (!data) return undefined;
  const types = buyableOf(data);
  if (types.length === 0 || types.some(({ isOnSale }) => isOnSale)) return undefined;
  const now = serverNow();
  const starts = types
    .map(({ salesStartAt }) => new Date(salesStartAt ?? 0))
    .filter((start) => start > now)
    .toSorted((one, other) => one.getTime() - other.getTime());
  return starts[0] ? { from: starts[0] } : "over";
}
