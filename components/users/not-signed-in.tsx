"use client";

import { buttonClass } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { useWords } from "@/components/ui/locale";
import { commonWords } from "@/messages/miniapp/common";

/** For who opened a screen of their own outside Telegram: the way in. */
export function NotSignedIn({ botUsername }: { botUsername: string }) {
  const words = useWords(commonWords);
  return (
    <Empty icon="lock" title={words.notSignedIn} text={words.notSignedInHint}>
      <a href={`https://t.me/${botUsername}`} className={buttonClass({ look: "fill" })}>
        {words.notSignedIn}
      </a>
    </Empty>
  );
}
