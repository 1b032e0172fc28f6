"use client";

import { type ReactNode, useState } from "react";
import type { Session } from "@/components/api/session";
import { useHosted } from "@/components/events/manage-query";
import { useMine } from "@/components/events/mine-query";
import { usePaint, useTelegram } from "@/components/telegram/telegram";
import { Avatar } from "@/components/ui/avatar";
import { Cell, Group } from "@/components/ui/group";
import { Icon } from "@/components/ui/icon";
import { useLocale, useWords } from "@/components/ui/locale";
import { serverNow } from "@/components/ui/server-time";
import { Sheet } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { TabBar } from "@/components/ui/tab-bar";
import { fullName } from "@/domain/users/rules";
import { formatZone } from "@/messages/format";
import { localeFor } from "@/messages/miniapp/common";
import { meWords } from "@/messages/miniapp/me";
import { notificationWords } from "@/messages/miniapp/notifications";
import { ChoiceList } from "./choice-list";
import { SignedIn } from "./signed-in";
import { usePreferences } from "./use-preferences";
import { useSignOut } from "./use-sign-out";
import { ZoneSheet } from "./zone-sheet";

/** The person as Telegram knows them, and what they chose here. */
export function Me({ botUsername }: { botUsername: string }) {
  usePaint();
  return (
    <main data-ground="canvas" className="mx-auto max-w-160 px-(--gutter) pt-[calc(8px+var(--safe-t))] pb-28">
      <SignedIn botUsername={botUsername} skeleton={<MeSkeleton />}>
        {(session) => <Profile session={session} botUsername={botUsername} />}
      </SignedIn>
      <TabBar />
    </main>
  );
}

function Profile({ session: { user, preferences }, botUsername }: { session: Session; botUsername: string }) {
  const words = useWords(meWords);
  const notifications = useWords(notificationWords);
  const locale = useLocale();
  const { native } = useTelegram();
  const [sheet, setSheet] = useState<"language" | "zone">();
  const change = usePreferences(user.id);
  const signOut = useSignOut();
  const name = fullName(user);
  const support = `https://t.me/${botUsername}?start=support`;
  const close = () => setSheet(undefined);
  /** Beside the app, which would offer no way back from there. */
  const read = (path: string) => {
    const url = new URL(path, location.origin).href;
    if (native) native.openElsewhere(url);
    else window.open(url, "_blank", "noopener");
  };

  return (
    <>
      <div className="grid justify-items-center gap-1 pb-5 text-center">
        <Avatar name={name} size="xl" />
        <h1 className="mt-3 max-w-full type-title" dir="auto">
          {name}
        </h1>
        {user.username && (
          <p className="type-sub text-muted" dir="ltr">
            @{user.username}
          </p>
        )}
      </div>
      <Counts userId={user.id} />
      <div className="grid gap-5.5 pt-6">
        <Group note={words.nameNote}>
          <Cell
            icon="globe"
            title={words.language}
            value={<Opens>{words.languages[locale]}</Opens>}
            onTap={() => setSheet("language")}
          />
          <Cell
            icon="clock"
            title={words.timeZone}
            value={
              <Opens>
                {preferences.timeZone ? formatZone(preferences.timeZone, serverNow()) : words.noTimeZone}
              </Opens>
            }
            onTap={() => setSheet("zone")}
          />
        </Group>
        <Group>
          <Cell
            icon="bell"
            title={notifications.title}
            subtitle={notifications.hint}
            href="/app/me/notifications"
          />
        </Group>
        <Group heading={words.about}>
          <Cell
            icon="message"
            title={words.support}
            onTap={() => (native ? native.openTelegram(support) : window.open(support, "_blank", "noopener"))}
          />
          <Cell icon="list" title={words.terms} onTap={() => read("/terms")} />
          <Cell icon="shield" title={words.privacy} onTap={() => read("/privacy")} />
        </Group>
        <Group>
          <Cell icon="lock" title={words.signOut} isDangerous onTap={() => void signOut()} />
        </Group>
      </div>
      {sheet === "language" && (
        <Sheet title={words.language} onClose={close} isGrouped>
          <ChoiceList
            label={words.languageNote}
            value={preferences.locale as keyof typeof words.languages | null}
            choices={[
              {
                value: null,
                label: words.languageFromTelegram(words.languages[localeFor(preferences.languageCode)]),
              },
              ...(["en", "es"] as const).map((value) => ({ value, label: words.languages[value] })),
            ]}
            onChoose={(chosen) => {
              change({ locale: chosen });
              close();
            }}
          />
        </Sheet>
      )}
      {sheet === "zone" && (
        <ZoneSheet
          value={preferences.timeZone}
          onChoose={(timeZone) => {
            change({ timeZone });
            close();
          }}
          onClose={close}
        />
      )}
    </>
  );
}

/** A value that a tap changes in a sheet. */
const Opens = ({ children }: { children: ReactNode }) => (
  <>
    {children}
    <span className="-me-1 text-faint rtl:-scale-x-100">
      <Icon name="right" size="s" />
    </span>
  </>
);

/** "+" where there are more than one page of them. */
function Counts({ userId }: { userId: number }) {
  const words = useWords(meWords);
  const counted = [
    [words.comingUp, useMine(userId, "ahead")],
    [words.beenTo, useMine(userId, "past")],
    [words.hosting, useHosted(userId)],
  ] as const;
  return (
    <dl className="grid grid-cols-3 gap-2.5">
      {counted.map(([label, { data, hasNextPage }]) => (
        <div
          key={label}
          className="grid min-w-0 justify-items-center rounded-tile bg-surface p-3 text-center"
        >
          <dt className="order-2 max-w-full type-foot text-muted">{label}</dt>
          <dd className="min-h-6.75 type-title2 tabular-nums">
            {data
              ? `${data.pages.flatMap((page) => page.items as unknown[]).length}${hasNextPage ? "+" : ""}`
              : " "}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const MeSkeleton = () => (
  <div className="grid justify-items-center gap-3">
    <Skeleton className="size-24 rounded-full!" />
    <Skeleton className="h-8 w-44" />
    <Skeleton className="h-18 w-full rounded-tile!" />
    <Skeleton className="h-27 w-full rounded-group!" />
    <Skeleton className="h-48 w-full rounded-group!" />
  </div>
);
