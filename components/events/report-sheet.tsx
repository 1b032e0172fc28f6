"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "@/components/api/client";
import { explain } from "@/components/api/explain";
import { vibrate } from "@/components/telegram/telegram";
import { Button } from "@/components/ui/button";
import { Group } from "@/components/ui/group";
import { useWords } from "@/components/ui/locale";
import { Sheet } from "@/components/ui/sheet";
import { toast } from "@/components/ui/toast";
import { commonWords } from "@/messages/miniapp/common";
import { eventSheetsWords } from "@/messages/miniapp/event-sheets";
import type { ShownEvent } from "./answers";

/** Tells the administrators that something is wrong with an event. */
export function ReportSheet({ event, onClose }: { event: ShownEvent; onClose: () => void }) {
  const words = useWords(eventSheetsWords);
  const common = useWords(commonWords);
  const [reason, setReason] = useState<keyof typeof words.reasons>();
  const [note, setNote] = useState("");
  const report = useMutation({
    mutationFn: () => call(`/api/events/${event.id}/reports`, { method: "POST", body: { reason, note } }),
    onSuccess: () => {
      vibrate("success");
      toast(words.reported);
      onClose();
    },
    onError: (error) => toast(explain(error, common)),
  });
  return (
    <Sheet title={words.reportTitle} onClose={onClose} isGrouped>
      <div className="grid gap-4">
        <Group>
          {(Object.keys(words.reasons) as (keyof typeof words.reasons)[]).map((key) => (
            <label key={key} className="flex min-h-13 cursor-pointer items-center gap-3 px-4 py-2.25">
              <input
                type="radio"
                name="reason"
                className="size-5 accent-accent"
                checked={reason === key}
                onChange={() => setReason(key)}
              />
              {words.reasons[key]}
            </label>
          ))}
        </Group>
        <textarea
          aria-label={words.reportNote}
          placeholder={words.reportNote}
          value={note}
          maxLength={500}
          rows={3}
          dir="auto"
          onChange={(change) => setNote(change.target.value)}
          className="rounded-group bg-surface px-4 py-3 type-row placeholder:text-muted"
        />
        <Button
          size="block"
          look="fill"
          disabled={!reason || report.isPending}
          aria-busy={report.isPending}
          onClick={() => report.mutate()}
        >
          {words.reportSend}
        </Button>
      </div>
    </Sheet>
  );
}
