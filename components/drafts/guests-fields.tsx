"use client";

import { useState } from "react";
import { ChoiceSheet } from "@/components/ui/choice-sheet";
import { FieldRow, TextField } from "@/components/ui/field";
import { Cell, Group } from "@/components/ui/group";
import { Icon } from "@/components/ui/icon";
import { useLocale, useWords } from "@/components/ui/locale";
import { Stepper } from "@/components/ui/stepper";
import { SwitchCell } from "@/components/ui/switch";
import { commonWords } from "@/messages/miniapp/common";
import { draftWords } from "@/messages/miniapp/drafts";
import type { Form } from "./form";
import { longest } from "./longest";
import { placesText, readPlaces } from "./tickets";

/** How many guests one may bring where nothing was said. */
const usualGuests = 4;

type Category = keyof (typeof commonWords)["en"]["categories"];
type Visibility = keyof (typeof draftWords)["en"]["visibilities"];

/** Who can come, and who can see it. */
export function GuestsFields({
  answers,
  change,
  wrong,
  onSheet,
}: Form & { onSheet: (isOpen: boolean) => void }) {
  const words = useWords(draftWords);
  const common = useWords(commonWords);
  const locale = useLocale();
  const [sheet, setSheet] = useState<"category" | "visibility">();
  const [unread, setUnread] = useState<string>();
  const open = (which: typeof sheet) => {
    setSheet(which);
    onSheet(which !== undefined);
  };

  const setCapacity = (text: string) => {
    const capacity = readPlaces(text, longest.capacity);
    setUnread(capacity === undefined ? text : undefined);
    if (capacity !== undefined) change({ capacity });
  };
  const category = answers.category ?? "other";
  const visibility = answers.visibility ?? "public";
  const chosen = (label: string) => (
    <>
      {label}
      <span className="text-faint rtl:-scale-x-100">
        <Icon name="right" size="s" />
      </span>
    </>
  );

  return (
    <>
      <Group heading={words.guests} note={words.capacityNote}>
        <TextField
          name="capacity"
          label={words.capacity}
          example={words.placesExample}
          value={unread ?? placesText(answers.capacity, locale)}
          maxLength={9}
          keyboard="numeric"
          onChange={setCapacity}
          wrong={unread === undefined ? wrong("capacity") : { text: words.placesWrong(longest.capacity) }}
        />
        <FieldRow name="maxGuests" wrong={wrong("maxGuests")}>
          <Cell
            icon="people"
            title={words.guestsEach}
            subtitle={words.guestsEachHint}
            value={
              <Stepper
                label={words.guestsEach}
                fewer={words.fewer}
                more={words.more}
                value={answers.maxGuests ?? usualGuests}
                min={0}
                max={longest.guests}
                onChange={(maxGuests) => change({ maxGuests })}
              />
            }
          />
        </FieldRow>
        <FieldRow name="category" wrong={wrong("category")}>
          <Cell
            icon="tag"
            title={words.category}
            value={chosen(common.categories[category])}
            onTap={() => open("category")}
          />
        </FieldRow>
        <FieldRow name="visibility" wrong={wrong("visibility")}>
          <Cell
            icon="eye"
            title={words.visibility}
            value={chosen(words.visibilities[visibility])}
            onTap={() => open("visibility")}
          />
        </FieldRow>
      </Group>
      <Group heading={words.telegram}>
        <SwitchCell
          icon="message"
          title={words.wantsGroup}
          subtitle={words.wantsGroupHint}
          isOn={answers.wantsGroup ?? false}
          onChange={(wantsGroup) => change({ wantsGroup })}
        />
      </Group>
      {sheet === "category" && (
        <ChoiceSheet<Category>
          title={words.category}
          value={category}
          choices={Object.entries(common.categories).map(([value, label]) => ({
            value: value as Category,
            label,
          }))}
          onChoose={(chosen) => change({ category: chosen })}
          onClose={() => open(undefined)}
        />
      )}
      {sheet === "visibility" && (
        <ChoiceSheet<Visibility>
          title={words.visibility}
          value={visibility}
          choices={(["public", "unlisted", "private"] as const).map((value) => ({
            value,
            label: words.visibilities[value],
            hint: words.visibilityHints[value],
          }))}
          onChoose={(chosen) => change({ visibility: chosen })}
          onClose={() => open(undefined)}
        />
      )}
    </>
  );
}
