"use client";

import { usePathname } from "next/navigation";
import { Link } from "@/components/ui/link";
import { commonWords } from "@/messages/miniapp/common";
import { Icon } from "./icon";
import type { IconName } from "./icons";
import { useWords } from "./locale";

const tabs = [
  { href: "/app", key: "discover", icon: "discover" },
  { href: "/app/mine", key: "mine", icon: "ticket" },
  { href: "/app/hosting", key: "hosting", icon: "chart" },
  { href: "/app/me", key: "me", icon: "person" },
] as const satisfies { href: string; key: string; icon: IconName }[];

/** The way between the root screens. Never together with an ActionBar. */
export function TabBar() {
  const words = useWords(commonWords);
  const path = usePathname();
  return (
    <nav
      aria-label={words.sections}
      className="fixed bottom-[calc(14px+var(--safe-b))] left-1/2 z-20 flex -translate-x-1/2 rounded-[34px] bg-surface/90 p-1 shadow-[0_2px_6px_rgb(0_0_0/0.08),0_12px_32px_rgb(0_0_0/0.16)] ring-1 ring-hairline backdrop-blur-xl"
    >
      {tabs.map(({ href, key, icon }) => (
        <Link
          key={key}
          href={href}
          replace
          aria-current={path === href ? "page" : undefined}
          className="press grid h-14 w-19.5 content-center justify-items-center gap-0.5 rounded-[30px] font-medium text-[11px]/3.5 text-muted tracking-normal aria-[current]:bg-accent-tint aria-[current]:font-semibold aria-[current]:text-accent-text max-[359px]:w-17.5"
        >
          <Icon name={icon} size="l" />
          <span className="max-w-full truncate px-1">{words.tabs[key]}</span>
        </Link>
      ))}
    </nav>
  );
}
