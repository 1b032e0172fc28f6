"use client";

import { Group } from "@/components/ui/group";
import { useWords } from "@/components/ui/locale";
import { SwitchCell } from "@/components/ui/switch";
import type { UserChanges } from "@/domain/users/schema";
import { meWords } from "@/messages/miniapp/me";

type Kind = NonNullable<UserChanges["muted"]>[number];
const kinds = ["update", "rsvp.first", "rsvp.status"] as const satisfies Kind[];
const icons = { update: "message", "rsvp.first": "person", "rsvp.status": "chart" } as const;

/** What the person can do without, each with its switch. On means that it is told. */
export function News({ muted, onChange }: { muted: string[]; onChange: (muted: Kind[]) => void }) {
  const words = useWords(meWords);
  const isMuted = (kind: Kind) => muted.includes(kind);
  return (
    <Group heading={words.news} note={words.newsNote}>
      {kinds.map((kind) => (
        <SwitchCell
          key={kind}
          icon={icons[kind]}
          title={words.kinds[kind].title}
          subtitle={words.kinds[kind].text}
          isOn={!isMuted(kind)}
          onChange={(isOn) => onChange(kinds.filter((one) => (one === kind ? !isOn : isMuted(one))))}
        />
      ))}
    </Group>
  );
}
