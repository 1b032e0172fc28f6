import { type FormattedString, fmt } from "@grammyjs/parse-mode";
import type { Buttons } from "./buttons";
import type { Catalog } from "./catalog";
import { b, lines } from "./entities";
import { tap } from "./keyboard";
import type { MutableKind } from "./news-catalog";

/** What somebody is told of the messages they get. */
export type PreferenceWords = {
  head: string;
  always: string;
  names: Record<MutableKind, string>;
  on: string;
  off: string;
  muted: Record<MutableKind, string>;
  mutedEvent: (title: FormattedString) => FormattedString;
  stillReach: string;
  unmuted: string;
  undo: string;
  onlyThis: string;
  coming: string;
};

const mutableKinds = ["reminder", "update", "thanks"] as const satisfies MutableKind[];

/** What a button that mutes carries: of which kind, and what it does ("" mutes, "0" undoes it, "e" is about one event). */
const muteArg = (kind: MutableKind, does = "") => `${kind[0]}${does}`;

/** What of the news somebody gets, and the ways to get less of it. */
export function preferencesIn(words: PreferenceWords, button: Buttons): Catalog["preferences"] {
  return {
    list: (r, muted) => ({
      text: lines(b(words.head), words.always),
      buttons: [
        mutableKinds.map((kind) => {
          const isOn = !muted.includes(kind);
          const label = `${words.names[kind]}: ${isOn ? words.on : words.off}`;
          return tap(label, "preferences.set", undefined, muteArg(kind, isOn ? "0" : "1"));
        }),
        [button.openNotifications(r)],
      ],
    }),
    muted: (_r, event, kind) => ({
      text: fmt`🔒 ${words.muted[kind]} ${words.stillReach}`,
      buttons: [
        [tap(words.undo, "mute", event.id, muteArg(kind, "0")), button.preferences()],
        [tap(words.onlyThis, "mute", event.id, muteArg(kind, "e"))],
      ],
    }),
    mutedEvent: (_r, event, kind) => ({
      text: fmt`🔒 ${words.mutedEvent(b(event.title))} ${words.stillReach}`,
      buttons: [[tap(words.undo, "mute", event.id, muteArg(kind, "e0")), button.preferences()]],
    }),
    unmuted: () => ({
      text: fmt`✅ ${words.unmuted}`,
      buttons: [[button.preferences()]],
    }),
    coming: { text: words.coming },
  };
}
