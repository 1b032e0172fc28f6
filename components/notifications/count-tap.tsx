"use client";

import { useEffect } from "react";
import { call } from "@/components/api/client";
import { isInTelegram } from "@/components/telegram/launch";

/** The address carries the message that led here (`?via=`): its first use counts. Told in passing, and nothing waits for it. */
export function CountTap() {
  useEffect(() => {
    const via = new URLSearchParams(location.search).get("via");
    if (via === null || !/^[0-9a-f-]{36}$/.test(via) || !isInTelegram()) return;
    // A tap that could not be told of is one that is not counted.
    call(`/api/deliveries/${via}/taps`, { method: "POST", keepalive: true }).catch(() => undefined);
  }, []);
  return null;
}
