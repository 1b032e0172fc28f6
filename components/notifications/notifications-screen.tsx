"use client";

import { useRouter } from "next/navigation";
import type { Session } from "@/components/api/session";
import { useBack, usePaint } from "@/components/telegram/telegram";
import { Group } from "@/components/ui/group";
import type { IconName } from "@/components/ui/icons";
import { useWords } from "@/components/ui/locale";
import { Skeleton } from "@/components/ui/skeleton";
import { SwitchCell } from "@/components/ui/switch";
import { SignedIn } from "@/components/users/signed-in";
import { usePreferences } from "@/components/users/use-preferences";
import type { UserChanges } from "@/domain/users/schema";
import { notificationWords } from "@/messages/miniapp/notifications";
import { Muted } from "./muted";
import { QuietHours } from "./quiet-hours";

type Kind = NonNullable<UserChanges["muted"]>[number];
const icons = {
  reminder: "bell",
  update: "send",
  thanks: "star",
  "rsvp.first": "person",
  "rsvp.status": "chart",
} as const satisfies Record<Kind, IconName>;
const asGuest = ["reminder", "update", "thanks"] as const;
const asHost = ["rsvp.first", "rsvp.status"] as const;

/** What the bot tells the person, when it is quiet, and of which events it is silent. */
export function Notifications({ botUsername }: { botUsername: string }) {
  const words = useWords(notificationWords);
  const router = useRouter();
  usePaint();
  useBack(() => router.push("/app/me"));
  return (
    <main data-ground="canvas" className="mx-auto max-w-160 px-(--gutter) pt-[calc(8px+var(--safe-t))] pb-12">
      <h1 className="pb-4 type-large">{words.title}</h1>
      <SignedIn botUsername={botUsername} skeleton={<NotificationsSkeleton />}>
        {(session) => <Chosen session={session} />}
      </SignedIn>
    </main>
  );
}

function Chosen({ session: { user, preferences } }: { session: Session }) {
  const words = useWords(notificationWords);
  const change = usePreferences(user.id);
  const isMuted = (kind: Kind) => preferences.muted.includes(kind);
  const kinds = Object.keys(icons) as Kind[];
  const cell = (kind: Kind) => (
    <SwitchCell
      key={kind}
      icon={icons[kind]}
      title={words.kinds[kind].title}
      subtitle={words.kinds[kind].text}
      isOn={!isMuted(kind)}
      onChange={(isOn) => change({ muted: kinds.filter((one) => (one === kind ? !isOn : isMuted(one))) })}
    />
  );
  return (
    <div className="grid gap-6">
      <Group heading={words.eventsIGoTo} note={words.always}>
        {asGuest.map(cell)}
      </Group>
      <QuietHours preferences={preferences} onChange={change} />
      <Muted userId={user.id} />
      <Group heading={words.eventsIHost}>{asHost.map(cell)}</Group>
    </div>
  );
}

const NotificationsSkeleton = () => (
  <div className="grid gap-6 pt-7" aria-busy="true">
    <Skeleton className="h-48 rounded-group!" />
    <Skeleton className="h-40 rounded-group!" />
    <Skeleton className="h-32 rounded-group!" />
  </div>
);
