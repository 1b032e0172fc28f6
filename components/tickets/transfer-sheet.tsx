"use client";

import { useState } from "react";
import { call } from "@/components/api/client";
import { explain } from "@/components/api/explain";
import { newKey } from "@/components/rsvps/use-rsvp";
import { useTelegram, vibrate } from "@/components/telegram/telegram";
import { Button } from "@/components/ui/button";
import { Cell, Group } from "@/components/ui/group";
import { useWords } from "@/components/ui/locale";
import { Notice } from "@/components/ui/notice";
import { Sheet } from "@/components/ui/sheet";
import { toast } from "@/components/ui/toast";
import { commonWords } from "@/messages/miniapp/common";
import { ticketsWords } from "@/messages/miniapp/tickets";
import type { Ticket } from "./answers";

/** Passes a ticket on: says what that means, then makes a link that works once. */
export function TransferSheet({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const words = useWords(ticketsWords);
  const common = useWords(commonWords);
  const { native } = useTelegram();
  const [url, setUrl] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  const ask = async (method: "POST" | "DELETE", whenDone: (answer: { url?: string }) => void) => {
    setBusy(true);
    setProblem(undefined);
    try {
      const answer = await call<{ url?: string }>(`/api/tickets/${ticket.id}/transfer`, {
        method,
        key: newKey(),
      });
      vibrate("success");
      whenDone(answer);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      setProblem(explain(error, common));
    } finally {
      setBusy(false);
    }
  };
  const make = () => ask("POST", (answer) => setUrl(answer.url));
  const takeBack = () =>
    ask("DELETE", () => {
      toast(words.passTakenBack);
      onClose();
    });
  const send = (link: string) => {
    const share = `https://t.me/share/url?url=${encodeURIComponent(link)}&text=${encodeURIComponent(words.passMessage(ticket.event.title))}`;
    if (native) native.openTelegram(share);
    else window.open(share, "_blank", "noopener");
  };
  const copy = (link: string) =>
    navigator.clipboard.writeText(link).then(
      () => toast(words.passCopied),
      // Where the clipboard is shut, the link stays there to be selected.
      () => undefined,
    );

  return (
    <Sheet title={words.passTitle} onClose={onClose} isGrouped>
      <div className="grid gap-4">
        <p className="px-4 text-center text-balance type-sub text-muted">
          {url ? words.passNote : words.passText}
        </p>
        {problem && <Notice icon="warning" look="danger" title={problem} />}
        {url ? (
          <>
            <p dir="ltr" className="select-all rounded-tile bg-surface px-4 py-3 text-center type-sub">
              {url}
            </p>
            <Group>
              <Cell
                icon="send"
                isAction
                title={words.passLink}
                subtitle={words.passLinkHint}
                onTap={() => send(url)}
              />
              <Cell icon="copy" isAction title={words.passCopy} onTap={() => void copy(url)} />
              <Cell
                icon="close"
                isDangerous
                isDisabled={isBusy}
                title={words.passBack}
                onTap={() => void takeBack()}
              />
            </Group>
          </>
        ) : (
          <div className="grid gap-2">
            <Button size="block" look="fill" disabled={isBusy} aria-busy={isBusy} onClick={() => void make()}>
              {words.passYes}
            </Button>
            <Button size="block" look="quiet" onClick={onClose}>
              {words.passNo}
            </Button>
          </div>
        )}
      </div>
    </Sheet>
  );
}
