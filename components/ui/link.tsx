"use client";

import { useRouter } from "next/navigation";
import type { ComponentProps, MouseEvent } from "react";

type Props = ComponentProps<"a"> & { href: string; replace?: boolean };

/**
 * A link between screens, which keeps the Mini App running. Next's own weighs seven kilobytes for prefetching, which
 * pages that are drawn for each request can't use.
 */
export function Link({ href, replace = false, onClick, ...props }: Props) {
  const router = useRouter();
  const go = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const isPlain =
      event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (event.defaultPrevented || !isPlain) return;
    event.preventDefault();
    if (replace) router.replace(href);
    else router.push(href);
  };
  return <a href={href} {...props} onClick={go} />;
}
