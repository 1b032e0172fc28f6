"use client";

import { useWords } from "@/components/ui/locale";
import { broadcastWords } from "@/messages/miniapp/broadcasts";
import type { Broadcast } from "./broadcasts-query";

/** How far it is, in words. */
export function said(broadcast: Broadcast, words: (typeof broadcastWords)["en"]) {
  const { state, people, sent, queued } = broadcast;
  if (state === "scheduled") return words.planned(people);
  if (state === "sending") return words.sending(people - queued, people);
  if (state === "sent") return words.result(sent, people);
  return sent === 0 ? words.neverSent : words.stoppedAt(sent, people + broadcast.skipped);
}

/** The same as a bar. */
export function Progress({ broadcast: { people, queued } }: { broadcast: Broadcast }) {
  const words = useWords(broadcastWords);
  const share = people === 0 ? 0 : (people - queued) / people;
  return (
    <span
      role="progressbar"
      aria-label={words.states.sending}
      aria-valuemin={0}
      aria-valuemax={people}
      aria-valuenow={people - queued}
      className="mt-1 block h-1.5 overflow-hidden rounded-full bg-fill-strong"
    >
      <span
        className="block h-full rounded-full bg-accent transition-[width] duration-500"
        style={{ width: `${share * 100}%` }}
      />
    </span>
  );
}
