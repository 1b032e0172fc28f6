"use client";

import { useQuery } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";
import { useEffect } from "react";
import { call } from "@/components/api/client";
import { whyNot } from "@/components/api/explain";
import { useSession } from "@/components/api/use-session";
import { buttonClass } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Link } from "@/components/ui/link";
import { useWords } from "@/components/ui/locale";
import { commonWords } from "@/messages/miniapp/common";
import type { ShownEvent } from "./answers";

/** The address names no event that everybody may know of. Who is invited is led on to it by its link. */
export function EventGone() {
  const { gone } = useWords(commonWords);
  const [, , named = ""] = usePathname()?.split("/") ?? [];
  const { session } = useSession();
  const router = useRouter();
  const { data: event, error } = useQuery({
    queryKey: ["event", named, session?.user.id ?? null],
    queryFn: ({ signal }) => call<ShownEvent>(`/api/events/${encodeURIComponent(named)}`, { signal }),
    enabled: session !== undefined && /^\w{6}/.test(named),
    retry: false,
  });
  const ref = event?.ref;
  useEffect(() => {
    if (ref !== undefined && ref !== named) router.replace(`/e/${ref}${location.hash}`);
  }, [ref, named, router]);

  return (
    <main className="grid min-h-dvh content-center">
      <Empty icon="search" title={gone.title} text={whyNot(error, gone.text)}>
        <Link href="/app" className={buttonClass({ look: "fill" })}>
          {gone.button}
        </Link>
      </Empty>
    </main>
  );
}
