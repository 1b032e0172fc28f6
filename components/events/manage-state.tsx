"use client";

import { Badge } from "@/components/ui/badge";
import { useWords } from "@/components/ui/locale";
import { serverNow } from "@/components/ui/server-time";
import { hasStarted, isOver } from "@/domain/events/rules";
import { commonWords } from "@/messages/miniapp/common";
import { hostingWords } from "@/messages/miniapp/hosting";
import type { OwnEvent } from "./manage-query";

type HostedState = "suspended" | "cancelled" | "over" | "on" | "review" | "declined" | "full" | "open";

const looks = {
  suspended: "danger",
  cancelled: "danger",
  over: "neutral",
  on: "positive",
  review: "warning",
  declined: "warning",
  full: "warning",
  open: "positive",
} as const;

/** How an own event stands, in one word that matters most. */
export function stateOf(event: OwnEvent, now: Date): HostedState {
  const [startsAt, endsAt] = [new Date(event.startsAt), new Date(event.endsAt)];
  if (event.suspendedAt !== null) return "suspended";
  if (event.status === "cancelled") return "cancelled";
  if (event.status === "completed" || isOver({ endsAt }, now)) return "over";
  if (hasStarted({ startsAt }, now)) return "on";
  if (event.review === "pending") return "review";
  if (event.review === "declined") return "declined";
  return event.sale.state === "full" ? "full" : "open";
}

export function StateBadge({ event }: { event: OwnEvent }) {
  const words = useWords(hostingWords);
  const common = useWords(commonWords);
  const state = stateOf(event, serverNow());
  const texts: Record<HostedState, string> = {
    suspended: words.suspended,
    cancelled: common.cancelled,
    over: common.over,
    on: words.onNow,
    review: words.inReview,
    declined: words.notListed,
    full: common.full,
    open: words.published,
  };
  return <Badge look={looks[state]}>{texts[state]}</Badge>;
}
