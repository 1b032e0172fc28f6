"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ApiError } from "@/components/api/errors";
import { explain } from "@/components/api/explain";
import type { Session } from "@/components/api/session";
import { useSession } from "@/components/api/use-session";
import { useTelegram } from "@/components/telegram/telegram";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { useWords } from "@/components/ui/locale";
import { commonWords } from "@/messages/miniapp/common";
import { NotSignedIn } from "./not-signed-in";

type Props = {
  botUsername: string;
  /** Stands where the screen will be. */
  skeleton: ReactNode;
  children: (session: Session) => ReactNode;
};

/** What only somebody known may see; for others the way in, or why there is none. */
export function SignedIn({ botUsername, skeleton, children }: Props) {
  const words = useWords(commonWords);
  const { isInside } = useTelegram();
  const { session, error } = useSession();
  const queries = useQueryClient();

  if (isInside === false) return <NotSignedIn botUsername={botUsername} />;
  if (session) return children(session);
  if (!error) return skeleton;
  if (error instanceof ApiError && error.status === 401)
    return <Empty icon="clock" title={words.sessionOver} text={words.sessionOverHint} />;
  return (
    <Empty icon="offline" title={explain(error, words)} text={words.offlineHint}>
      <Button onClick={() => void queries.invalidateQueries({ queryKey: ["session"] })}>
        {words.tryAgain}
      </Button>
    </Empty>
  );
}
