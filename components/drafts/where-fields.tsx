"use client";

import { useState } from "react";
import { FieldRow, TextField } from "@/components/ui/field";
import { Cell, Group } from "@/components/ui/group";
import { Icon } from "@/components/ui/icon";
import { lazily } from "@/components/ui/lazily";
import { useWords } from "@/components/ui/locale";
import { PinMap } from "@/components/ui/map";
import { Segmented } from "@/components/ui/segmented";
import { draftWords } from "@/messages/miniapp/drafts";
import type { Form } from "./form";
import type { Answers } from "./pending";

const PlaceSheet = lazily(() => import("./place-sheet").then((file) => file.PlaceSheet));

type Mode = "person" | "online" | "both";
type Props = Form & { tiles: string; onSheet: (isOpen: boolean) => void };

const modeOf = ({ online, onlineUrl }: Answers): Mode =>
  online ? "online" : typeof onlineUrl === "string" ? "both" : "person";

/** Where it is: at a place, behind a link, or both. */
export function WhereFields({ draft, answers, change, wrong, tiles, onSheet }: Props) {
  const words = useWords(draftWords);
  const [isBoth, setBoth] = useState(false);
  const [isOpen, setOpen] = useState(false);
  // What was said before another way was chosen comes back with it.
  const [left, setLeft] = useState<Answers>({});
  const mode = isBoth && modeOf(answers) === "person" ? "both" : modeOf(answers);
  const { location = null, latitude = null, longitude = null, onlineUrl } = answers;
  const showSheet = (isShown: boolean) => {
    setOpen(isShown);
    onSheet(isShown);
  };

  const choose = (next: Mode) => {
    const before = {
      ...left,
      ...(location === null ? {} : { location, latitude, longitude }),
      ...(onlineUrl ? { onlineUrl } : {}),
    };
    setLeft(before);
    setBoth(next === "both");
    const nowhere = { location: null, latitude: null, longitude: null };
    const place = { ...nowhere, ...pickPlace(before) };
    const link = before.onlineUrl === undefined ? {} : { onlineUrl: before.onlineUrl };
    if (next === "online") change({ online: true, ...nowhere, ...link });
    else
      change({
        online: false,
        ...(hasPlace(before, answers) ? place : {}),
        ...(next === "both" ? link : { onlineUrl: null }),
      });
  };
  const setPlace = (place: { location: string | null; latitude: number | null; longitude: number | null }) =>
    change({ online: false, ...place, ...(mode === "both" && onlineUrl ? { onlineUrl } : {}) });
  const setLink = (text: string) =>
    change({
      onlineUrl: linkOf(text),
      online: mode === "online",
      ...(mode === "both" ? { location, latitude, longitude } : {}),
    });

  return (
    <Group heading={words.where} note={mode === "person" ? undefined : words.linkNote}>
      <div className="p-4 pb-3">
        <Segmented
          label={words.where}
          value={mode}
          onChoose={choose}
          choices={[
            { value: "person", label: words.inPerson },
            { value: "online", label: words.online },
            { value: "both", label: words.both },
          ]}
        />
      </div>
      {mode !== "online" && (
        <FieldRow name="location" wrong={wrong("location") ?? wrong("latitude") ?? wrong("longitude")}>
          {latitude !== null && longitude !== null && (
            <PinMap
              center={{ latitude, longitude }}
              zoom={15}
              tiles={tiles}
              label={location ?? words.place}
              className="h-33"
            />
          )}
          <Cell
            icon="pin"
            title={location === null ? words.addPlace : <bdi>{location}</bdi>}
            subtitle={location === null ? words.placeLater : undefined}
            isAction={location === null}
            value={
              <span className="text-faint rtl:-scale-x-100">
                <Icon name="right" size="s" />
              </span>
            }
            onTap={() => showSheet(true)}
          />
        </FieldRow>
      )}
      {mode !== "person" && (
        <TextField
          name="onlineUrl"
          label={words.link}
          example={words.linkExample}
          value={onlineUrl ?? ""}
          maxLength={500}
          keyboard="url"
          onChange={setLink}
          wrong={wrong("onlineUrl")}
        />
      )}
      {isOpen && (
        <PlaceSheet
          key={draft.id}
          location={location}
          latitude={latitude}
          longitude={longitude}
          tiles={tiles}
          onSet={setPlace}
          onClose={() => showSheet(false)}
        />
      )}
    </Group>
  );
}

/** People leave out how a link begins. */
function linkOf(text: string): string | null {
  const link = text.trim();
  if (link === "") return null;
  return link.includes(".") && !/^[a-z][a-z\d+.-]*:/i.test(link) ? `https://${link}` : link;
}

const pickPlace = ({ location, latitude, longitude }: Answers) => ({
  ...(location === undefined ? {} : { location }),
  ...(latitude === undefined ? {} : { latitude }),
  ...(longitude === undefined ? {} : { longitude }),
});

/** A place that was never spoken of stays unanswered, so that the chat still asks. */
const hasPlace = (before: Answers, answers: Answers) =>
  before.location !== undefined || answers.location !== undefined;
