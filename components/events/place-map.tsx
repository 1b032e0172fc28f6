"use client";

import { useEffect, useRef } from "react";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { useWords } from "@/components/ui/locale";
import { eventWords } from "@/messages/miniapp/event";
import { directionsTo } from "./event-tiles";

type Props = { latitude: number; longitude: number; name: string; tiles: string };

/** Where it is. The map's code is loaded when the person scrolls to it; without its pictures the pin and the way stay. */
export function PlaceMap({ latitude, longitude, name, tiles }: Props) {
  const words = useWords(eventWords);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let map: { remove: () => void } | undefined;
    let isGone = false;
    const observer = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      observer.disconnect();
      void import("@/components/ui/leaflet").then(({ drawMap }) => {
        if (!isGone) map = drawMap(element, { latitude, longitude, tiles });
      });
    });
    observer.observe(element);
    return () => {
      isGone = true;
      observer.disconnect();
      map?.remove();
    };
  }, [latitude, longitude, tiles]);

  return (
    <div className="overflow-hidden rounded-card bg-fill">
      <div className="relative isolate h-42">
        <div ref={box} aria-hidden="true" className="absolute inset-0 z-0" />
        <span className="pointer-events-none absolute top-1/2 left-1/2 z-10 -translate-x-1/2 -translate-y-full text-accent drop-shadow-md [&_svg]:size-11 [&_svg]:fill-surface">
          <Icon name="pin" size="l" />
        </span>
      </div>
      <div className="flex items-center gap-3 py-3 ps-4 pe-3">
        <bdi className="min-w-0 flex-1 type-head">{name}</bdi>
        <a
          href={directionsTo({ location: name, latitude, longitude }) ?? ""}
          target="_blank"
          rel="noopener noreferrer"
          className={buttonClass()}
        >
          {words.directions}
        </a>
      </div>
    </div>
  );
}
