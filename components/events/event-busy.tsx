"use client";

import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { useWords } from "@/components/ui/locale";
import { commonWords } from "@/messages/miniapp/common";

/** Too much was asked for from where the reader is; a little later there is the event again. */
export function EventBusy() {
  const { busy, tryAgain } = useWords(commonWords);
  return (
    <main className="grid min-h-dvh content-center">
      <Empty icon="clock" title={busy.title} text={busy.text}>
        <Button look="fill" onClick={() => location.reload()}>
          {tryAgain}
        </Button>
      </Empty>
    </main>
  );
}
