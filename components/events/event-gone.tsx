"use client";

import { buttonClass } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Link } from "@/components/ui/link";
import { useWords } from "@/components/ui/locale";
import { commonWords } from "@/messages/miniapp/common";

/** The address names no event that the person may know of. */
export function EventGone() {
  const { gone } = useWords(commonWords);
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
