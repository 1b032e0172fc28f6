"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { call } from "@/components/api/client";
import { useBack } from "@/components/telegram/telegram";
import { Button } from "@/components/ui/button";
import { Cell, Group } from "@/components/ui/group";
import { useLocale, useWords } from "@/components/ui/locale";
import { serverNow } from "@/components/ui/server-time";
import { SignedIn } from "@/components/users/signed-in";
import { formatWhenShort } from "@/messages/format";
import { draftWords } from "@/messages/miniapp/drafts";
import { DraftFailed } from "./draft-screen";
import { FormSkeleton, Ground } from "./ground";
import type { Draft } from "./pending";

/** Where a new event begins: at once, unless some are begun already and may be meant. */
export function CreateStart({ botUsername }: { botUsername: string }) {
  return (
    <SignedIn botUsername={botUsername} skeleton={<FormSkeleton />}>
      {() => <Begun />}
    </SignedIn>
  );
}

function Begun() {
  const router = useRouter();
  const open = (draft: Draft) => router.replace(`/app/drafts/${draft.id}`);
  const { data, error, refetch } = useQuery({
    queryKey: ["drafts", "begun"],
    queryFn: ({ signal }) => call<{ items: Draft[] }>("/api/webapp/drafts?limit=20", { signal }),
    staleTime: 0,
    gcTime: 0,
  });
  const start = useMutation({
    mutationFn: () => call<Draft>("/api/webapp/drafts", { method: "POST", body: {} }),
    onSuccess: open,
  });
  const begun = data?.items.filter(({ kind, changed }) => kind === "create" && changed.length > 0);
  const isFirst = begun?.length === 0;
  const { mutate, isIdle } = start;
  useEffect(() => {
    if (isFirst && isIdle) mutate();
  }, [isFirst, isIdle, mutate]);

  const failed = error ?? start.error;
  if (failed) return <DraftFailed error={failed} onRetry={() => (error ? void refetch() : start.mutate())} />;
  if (!begun || isFirst) return <FormSkeleton />;
  return <Choice begun={begun} onOpen={open} onStart={() => start.mutate()} isStarting={!isIdle} />;
}

type ChoiceProps = {
  begun: Draft[];
  onOpen: (draft: Draft) => void;
  onStart: () => void;
  isStarting: boolean;
};

/** Continue one of these, or start anew. */
function Choice({ begun, onOpen, onStart, isStarting }: ChoiceProps) {
  const words = useWords(draftWords);
  const locale = useLocale();
  const router = useRouter();
  useBack(() => (window.history.length > 1 ? router.back() : router.replace("/app/hosting")));
  const changedAgo = (at: string) =>
    words.ago(Math.max(0, Math.floor((serverNow().getTime() - Date.parse(at)) / 60_000)));

  return (
    <Ground>
      <div className="grid gap-5">
        <header className="grid gap-1.5">
          <h1 className="type-large">{words.startTitle}</h1>
          <p className="text-muted type-sub">{words.startText}</p>
        </header>
        <Group>
          {begun.map((draft) => {
            const { startsAt, title } = draft.answers;
            const changed = words.lastChanged(changedAgo(draft.updatedAt));
            return (
              <Cell
                key={draft.id}
                icon="edit"
                title={<bdi>{title || words.untitled}</bdi>}
                subtitle={
                  startsAt
                    ? `${formatWhenShort(new Date(startsAt), draft.timeZone, locale)} · ${changed}`
                    : changed
                }
                onTap={() => onOpen(draft)}
              />
            );
          })}
        </Group>
        <Button size="block" look="fill" disabled={isStarting} onClick={onStart}>
          {words.startNew}
        </Button>
      </div>
    </Ground>
  );
}
