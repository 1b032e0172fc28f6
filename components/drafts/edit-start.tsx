"use client";

import { useQuery } from "@tanstack/react-query";
import { call } from "@/components/api/client";
import { SignedIn } from "@/components/users/signed-in";
import { DraftFailed, ReadDraft } from "./draft-screen";
import { FormSkeleton } from "./ground";
import type { Draft } from "./pending";

type Props = { code: string; botUsername: string; tiles: string };

/** Changes to a published event: the form of their draft, begun anew or where it was left. */
export function EditStart({ code, botUsername, tiles }: Props) {
  return (
    <SignedIn botUsername={botUsername} skeleton={<FormSkeleton />}>
      {() => <Opened code={code} tiles={tiles} />}
    </SignedIn>
  );
}

function Opened({ code, tiles }: { code: string; tiles: string }) {
  const { data, error, refetch } = useQuery({
    queryKey: ["opened-draft", code],
    queryFn: () => call<Draft>("/api/webapp/drafts", { method: "POST", body: { eventId: code } }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  if (data) return <ReadDraft id={data.id} tiles={tiles} />;
  return error ? <DraftFailed error={error} onRetry={() => void refetch()} /> : <FormSkeleton />;
}
