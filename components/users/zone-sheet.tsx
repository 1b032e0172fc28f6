"use client";

import { useDeferredValue, useMemo, useState } from "react";
import { Empty } from "@/components/ui/empty";
import { useWords } from "@/components/ui/locale";
import { SearchField } from "@/components/ui/search-field";
import { serverNow } from "@/components/ui/server-time";
import { Sheet } from "@/components/ui/sheet";
import { suggestedZones } from "@/domain/users/rules";
import { formatZone } from "@/messages/format";
import { meWords } from "@/messages/miniapp/me";
import { ChoiceList } from "./choice-list";

type Props = { value: string | null; onChoose: (zone: string) => void; onClose: () => void };

/** As many as can be looked through; whoever seeks another types more letters. */
const atMost = 40;

/** The person's time zone: that of the phone, the usual ones, or any by its city. */
export function ZoneSheet({ value, onChoose, onClose }: Props) {
  const words = useWords(meWords);
  const [text, setText] = useState("");
  const sought = plain(useDeferredValue(text));
  const zones = useMemo(listZones, []);
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const found = sought ? zones.filter(({ spelled }) => spelled.includes(sought)).slice(0, atMost) : [];
  const list = (label: string, names: string[]) => (
    <ChoiceList
      label={label}
      value={value ?? ""}
      choices={names.map((zone) => ({ value: zone, label: formatZone(zone, serverNow()), note: zone }))}
      onChoose={onChoose}
    />
  );
  return (
    <Sheet title={words.timeZone} onClose={onClose} isGrouped>
      <div className="grid min-h-[60dvh] content-start gap-5 pt-1">
        <SearchField
          label={words.searchZone}
          clearLabel={words.clearSearch}
          value={text}
          onChange={setText}
        />
        {!sought && list(words.thisPhone, [own])}
        {!sought &&
          list(
            words.suggested,
            [...new Set([...(value ? [value] : []), ...suggestedZones])].filter((zone) => zone !== own),
          )}
        {sought &&
          found.length > 0 &&
          list(
            words.found,
            found.map(({ zone }) => zone),
          )}
        {sought && found.length === 0 && (
          <Empty icon="globe" title={words.noZoneTitle} text={words.noZoneText} />
        )}
      </div>
    </Sheet>
  );
}

/** Accents, capitals and underscores do not matter. */
const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .replaceAll(/[_/]/g, " ")
    .trim()
    .toLowerCase();

function listZones() {
  const now = serverNow();
  return Intl.supportedValuesOf("timeZone").map((zone) => ({
    zone,
    spelled: plain(`${zone} ${formatZone(zone, now)}`),
  }));
}
