"use client";

import { useState } from "react";
import { vibrate } from "@/components/telegram/telegram";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Cell, Group } from "@/components/ui/group";
import { IconButton } from "@/components/ui/icon-button";
import { useWords } from "@/components/ui/locale";
import { PinMap } from "@/components/ui/map";
import { SearchField } from "@/components/ui/search-field";
import { Sheet } from "@/components/ui/sheet";
import { draftWords } from "@/messages/miniapp/drafts";
import { type Point, readPoint } from "./coordinates";
import { longest } from "./longest";

type Place = { location: string | null; latitude: number | null; longitude: number | null };
type Props = Place & { tiles: string; onSet: (place: Place) => void; onClose: () => void };

/** A place: its name in the host's own words, and a pin on the map if they want one. */
export function PlaceSheet({ location, latitude, longitude, tiles, onSet, onClose }: Props) {
  const words = useWords(draftWords);
  const [name, setName] = useState(location ?? "");
  const [pin, setPin] = useState<Point | null>(
    latitude !== null && longitude !== null ? { latitude, longitude } : null,
  );
  const [view, setView] = useState({ center: pin ?? roughlyHere(), zoom: pin ? 15 : 3 });
  const [sought, setSought] = useState("");
  const [isLocationRefused, setLocationRefused] = useState(false);
  const found = readPoint(sought);

  const goTo = (point: Point) => {
    const center = { latitude: round(point.latitude), longitude: round(point.longitude) };
    vibrate("light");
    setPin(center);
    setView({ center, zoom: 16 });
  };
  const search = (text: string) => {
    setSought(text);
    const point = readPoint(text);
    if (point) goTo(point);
  };
  const findMe = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setLocationRefused(false);
        goTo(coords);
      },
      () => setLocationRefused(true),
    );
  const use = () => {
    const said = name.trim() || (pin ? coordinates(pin) : null);
    onSet({ location: said, latitude: pin?.latitude ?? null, longitude: pin?.longitude ?? null });
    onClose();
  };
  const short = name.trim().split(",")[0] ?? "";

  return (
    <Sheet title={words.placeTitle} onClose={onClose} isGrouped>
      <div className="grid gap-3">
        <Group>
          <TextField
            name="place-name"
            label={words.placeName}
            example={words.placeExample}
            value={name}
            maxLength={longest.location}
            onChange={setName}
          />
        </Group>
        <SearchField
          label={words.placeSearch}
          clearLabel={words.clearSearch}
          value={sought}
          onChange={search}
        />
        {sought.trim() !== "" && !found && (
          <p role="status" className="px-4 text-warning type-foot">
            {words.placeSearchUnread}
          </p>
        )}
        <div className="relative">
          <PinMap
            {...view}
            tiles={tiles}
            label={words.placeMap}
            onMove={(point) => {
              vibrate("light");
              setPin({ latitude: round(point.latitude), longitude: round(point.longitude) });
            }}
            className="h-[min(40dvh,340px)] rounded-card"
          />
          <span className="absolute end-3 bottom-8 z-10 rounded-full bg-surface text-accent-text shadow-md">
            <IconButton icon="near" label={words.placeHere} onClick={findMe} />
          </span>
        </div>
        {isLocationRefused && (
          <p role="alert" className="px-4 text-warning type-foot">
            {words.placeNowhere}
          </p>
        )}
        {pin ? (
          <Group>
            <Cell
              icon="pin"
              title={words.pinned}
              subtitle={<span className="tabular-nums">{coordinates(pin)}</span>}
              value={
                <Button size="s" look="quiet" onClick={() => setPin(null)}>
                  {words.removePin}
                </Button>
              }
            />
          </Group>
        ) : (
          <p className="px-4 text-muted type-foot">{words.placeMapHint}</p>
        )}
        <div className="sticky bottom-0 z-20 grid gap-2 bg-page pt-2">
          <Button size="block" look="fill" disabled={short === "" && !pin} onClick={use}>
            <bdi className="truncate">{short ? words.takePlace(short) : words.takeThisPlace}</bdi>
          </Button>
          {location !== null && (
            <Button
              size="block"
              look="quiet"
              onClick={() => {
                onSet({ location: null, latitude: null, longitude: null });
                onClose();
              }}
            >
              {words.noPlace}
            </Button>
          )}
        </div>
      </div>
    </Sheet>
  );
}

/** A tenth of a metre is near enough. */
const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
const coordinates = ({ latitude, longitude }: Point) => `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`;

/** Somewhere under the sun that the person sees: the map begins there when nothing is known. */
const roughlyHere = (): Point => ({
  latitude: 35,
  longitude: Math.max(-180, -new Date().getTimezoneOffset() / 4),
});
