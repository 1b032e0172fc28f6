"use client";

import type { Map as LeafletMap } from "leaflet";
import { useEffect, useRef, useState } from "react";
import { Icon } from "./icon";

type Point = { latitude: number; longitude: number };

type Props = {
  center: Point;
  /** 15 shows streets, 3 a continent. */
  zoom: number;
  /** The address of the map's pictures with {z}, {x} and {y}. */
  tiles: string;
  label: string;
  /** With it, the map can be moved under its pin, and tells where the pin has come to stand. */
  onMove?: (point: Point) => void;
  className: string;
};

/** A map under a fixed pin. Its code comes when it is shown; without its pictures the pin and the place stay. */
export function PinMap({ center, zoom, tiles, label, onMove, className }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<LeafletMap>(undefined);
  const [isMoving, setMoving] = useState(false);
  const latest = useRef(onMove);
  latest.current = onMove;
  const isMovable = onMove !== undefined;
  const wanted = useRef({ center, zoom });
  wanted.current = { center, zoom };

  useEffect(() => {
    const element = box.current;
    let isGone = false;
    void import("./leaflet").then(({ drawMap }) => {
      if (isGone || !element) return;
      const { center, zoom } = wanted.current;
      const drawn = drawMap(element, { ...center, tiles });
      drawn.setZoom(zoom, { animate: false });
      drawn.attributionControl.setPrefix(false);
      map.current = drawn;
      if (isMovable) letMove(drawn, setMoving, (point) => latest.current?.(point));
    });
    return () => {
      isGone = true;
      map.current?.remove();
      map.current = undefined;
    };
  }, [tiles, isMovable]);

  const { latitude, longitude } = center;
  useEffect(() => {
    map.current?.setView([latitude, longitude], zoom, { animate: false });
  }, [latitude, longitude, zoom]);

  return (
    <fieldset aria-label={label} className={`relative isolate min-w-0 overflow-hidden bg-fill ${className}`}>
      <div
        ref={box}
        className="absolute inset-0 z-0 bg-transparent! scheme-dark:[&_.leaflet-tile-pane]:[filter:invert(1)_hue-rotate(180deg)_brightness(.9)]"
      />
      <span
        className={`pointer-events-none absolute top-1/2 left-1/2 z-10 -translate-x-1/2 text-accent drop-shadow-md transition-transform duration-200 [&_svg]:size-11 [&_svg]:fill-surface ${isMoving ? "-translate-y-[calc(100%+6px)]" : "-translate-y-full"}`}
      >
        <Icon name="pin" size="l" />
      </span>
    </fieldset>
  );
}

function letMove(map: LeafletMap, setMoving: (isMoving: boolean) => void, onMove: (point: Point) => void) {
  map.dragging.enable();
  map.touchZoom.enable();
  map.scrollWheelZoom.enable();
  map.keyboard.enable();
  map.options.scrollWheelZoom = "center";
  map.options.touchZoom = "center";
  // Only what the person does: setting the view from outside makes no `movestart` of a hand.
  let byHand = false;
  const container = map.getContainer();
  for (const sign of ["pointerdown", "wheel", "keydown"])
    container.addEventListener(sign, () => {
      byHand = true;
    });
  map.on("movestart", () => byHand && setMoving(true));
  map.on("moveend", () => {
    setMoving(false);
    const { lat, lng } = map.getCenter().wrap();
    if (byHand) onMove({ latitude: lat, longitude: lng });
  });
}
