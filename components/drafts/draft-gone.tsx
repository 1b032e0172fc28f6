"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { call } from "@/components/api/client";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { useWords } from "@/components/ui/locale";
import { draftWords } from "@/messages/miniapp/drafts";
import { Ground } from "./ground";
import { keep, readKept } from "./kept";
import type { Draft, Pending } from "./pending";

/** A draft that was published or deleted. What was typed last and never reached it can go on in a new one. */
export function DraftGone({ id }: { id: string }) {
  const words = useWords(draftWords);
  const router = useRouter();
  const [kept, setKept] = useState<Pending | null>(null);
  useEffect(() => setKept(readKept(id)), [id]);

  const carryOver = useMutation({
    mutationFn: () => call<Draft>("/api/webapp/drafts", { method: "POST", body: {} }),
    onSuccess: (draft) => {
      if (kept) keep(draft.id, { edits: kept.edits, seen: {}, version: draft.version });
      keep(id, null);
      router.replace(`/app/drafts/${draft.id}`);
    },
  });

  return (
    <Ground>
      <Empty
        icon="check"
        title={words.goneTitle}
        text={kept ? `${words.goneText} ${words.goneKept}` : words.goneText}
      >
        <div className="grid gap-2">
          {kept && (
            <Button look="fill" disabled={carryOver.isPending} onClick={() => carryOver.mutate()}>
              {words.goneKeep}
            </Button>
          )}
          <Button onClick={() => router.replace("/app/hosting")}>{words.goneLeave}</Button>
        </div>
      </Empty>
    </Ground>
  );
}
