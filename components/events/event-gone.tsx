"use client";

import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { useWords } from "@/components/ui/locale";
import { eventWords } from "@/messages/miniapp/event";

/** The address names no event that the person may know of. */
export function EventGone() {
  const { gone } = useWords(eventWords);
  return (
    <main className="grid min-h-dvh content-center">
      <Empty icon="search" title={gone.title} text={gone.text}>
        <Link href="/app" className={buttonClass({ look: "fill" })}>
          {gone.button}
        </Link>
      </Empty>
    </main>
  );
}
