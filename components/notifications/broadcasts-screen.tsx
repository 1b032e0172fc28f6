"use client";

import { useState } from "react";
import { ManagePart } from "@/components/events/manage-part";
import type { Managed } from "@/components/events/manage-query";
import { useWords } from "@/components/ui/locale";
import { broadcastWords } from "@/messages/miniapp/broadcasts";
import { BroadcastComposer } from "./broadcast-composer";
import { BroadcastList } from "./broadcast-list";
import type { Broadcast } from "./broadcasts-query";

/** What a host says to guests: a message to write, and all that were sent or are planned. */
export function Broadcasts({ code, botUsername }: { code: string; botUsername: string }) {
  const words = useWords(broadcastWords);
  return (
    <ManagePart code={code} botUsername={botUsername} title={words.title}>
      {(managed) => <Own managed={managed} />}
    </ManagePart>
  );
}

function Own({ managed: { event } }: { managed: Managed }) {
  const [editing, setEditing] = useState<Broadcast>();
  const [isSheetOpen, setSheetOpen] = useState(false);
  const change = (broadcast: Broadcast) => {
    setEditing(broadcast);
    scrollTo({ top: 0 });
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      {event.status !== "cancelled" && (
        <BroadcastComposer
          key={editing?.id ?? "new"}
          event={event}
          editing={editing}
          isCovered={isSheetOpen}
          onDone={() => setEditing(undefined)}
        />
      )}
      <BroadcastList event={event} onEdit={change} onSheet={setSheetOpen} />
    </div>
  );
}
