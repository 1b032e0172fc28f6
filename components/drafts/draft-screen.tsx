"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { call } from "@/components/api/client";
import { ApiError } from "@/components/api/errors";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { useWords } from "@/components/ui/locale";
import { SignedIn } from "@/components/users/signed-in";
import { commonWords } from "@/messages/miniapp/common";
import { draftWords } from "@/messages/miniapp/drafts";
import { DraftForm } from "./draft-form";
import { DraftGone } from "./draft-gone";
import { FormSkeleton, Ground } from "./ground";
import type { Draft } from "./pending";

type Props = { id: string; botUsername: string; tiles: string };

/** A draft to work on. Each time the person comes back to it, it is read anew: the chat may have changed it. */
export function DraftScreen({ id, botUsername, tiles }: Props) {
  return (
    <SignedIn botUsername={botUsername} skeleton={<FormSkeleton />}>
      {() => <ReadDraft id={id} tiles={tiles} />}
    </SignedIn>
  );
}

/** The form of a draft, or why there is none. */
export function ReadDraft({ id, tiles }: { id: string; tiles: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ["drafts", id],
    queryFn: ({ signal }) => call<Draft>(`/api/webapp/drafts/${id}`, { signal }),
    staleTime: 0,
  });
  const isGone = error instanceof ApiError && error.status === 404;
  if (isGone) return <DraftGone id={id} />;
  if (data) return <DraftForm key={id} draft={data} tiles={tiles} />;
  return error ? <DraftFailed error={error} onRetry={() => void refetch()} /> : <FormSkeleton />;
}

/** It could not be read, or may not be. */
export function DraftFailed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const words = useWords(draftWords);
  const common = useWords(commonWords);
  const router = useRouter();
  const isFull = error instanceof ApiError && error.reason === "too_many_drafts";
  const isRefused = error instanceof ApiError && error.status < 500 && error.status !== 429;
  return (
    <Ground>
      {isRefused ? (
        <Empty icon="lock" title={isFull ? words.tooManyTitle : words.notYoursTitle} text={error.message}>
          <Button onClick={() => router.replace("/app/hosting")}>{words.goneLeave}</Button>
        </Empty>
      ) : (
        <Empty icon="offline" title={words.failedTitle} text={words.failedText}>
          <Button onClick={onRetry}>{common.tryAgain}</Button>
        </Empty>
      )}
    </Ground>
  );
}
