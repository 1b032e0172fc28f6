"use client";

import { useState } from "react";
import { type OwnEvent, useManageAct } from "@/components/events/manage-query";
import { ActionBar } from "@/components/telegram/action-bar";
import { ask, useClosingConfirmation } from "@/components/telegram/telegram";
import { Cell } from "@/components/ui/group";
import { lazily } from "@/components/ui/lazily";
import { useLocale, useWords } from "@/components/ui/locale";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast";
import { useKept } from "@/components/ui/use-kept";
import type { Audience } from "@/domain/notifications/schema";
import { formatWhenShort } from "@/messages/format";
import { broadcastWords } from "@/messages/miniapp/broadcasts";
import { AudienceChips, audienceKey } from "./audience-chips";
import { type Broadcast, useAudiences } from "./broadcasts-query";
import { isSendable, MessageEditor } from "./message-editor";
import { MessagePreview } from "./message-preview";
import { useFill } from "./use-fill";

const MomentSheet = lazily(() => import("./moment-sheet").then((file) => file.MomentSheet));

type Props = {
  event: OwnEvent;
  /** The planned message that is changed; a new one without it. */
  editing: Broadcast | undefined;
  /** Something stands over the screen, so that its buttons are not offered. */
  isCovered: boolean;
  onDone: () => void;
};

/** A message to guests: who hears it, the words, when, and how it will look. */
export function BroadcastComposer({ event, editing, isCovered, onDone }: Props) {
  const words = useWords(broadcastWords);
  const locale = useLocale();
  const { data: audiences } = useAudiences(event.code);
  const [draft, setDraft] = useKept(`message-${event.code}`, "");
  const [changed, setChanged] = useState(editing?.text ?? "");
  const [text, setText] = editing ? [changed, setChanged] : [draft, setDraft];
  const [sendAt, setSendAt] = useState(editing ? new Date(editing.sendAt) : null);
  const [chosenKey, setChosenKey] = useState(editing && JSON.stringify(editing.recipients));
  const [isChoosingTime, setChoosingTime] = useState(false);
  const fill = useFill(event);
  const { act, isBusy } = useManageAct<{ people: number }>(event.code);
  const testing = useManageAct(event.code);
  useClosingConfirmation(text !== "");

  const chosen = audiences?.find((one) => audienceKey(one) === chosenKey) ?? usual(audiences);
  const people = chosen?.people ?? 0;
  const when = sendAt && formatWhenShort(sendAt, event.timeZone, locale);
  const isReady = isSendable(text) && people > 0;

  const send = async () => {
    if (!chosen) return;
    const body = { text, to: chosen.to, ...(sendAt ? { sendAt: sendAt.toISOString() } : {}) };
    if (editing) {
      const path = `/notifications/broadcasts/${editing.id}`;
      act({ method: "PUT", path, body }, () => {
        toast(words.saved);
        onDone();
      });
      return;
    }
    const isSure = await ask({
      title: words.sendTitle(people),
      message: when ? words.scheduleText(when) : words.sendText,
      yes: when ? words.scheduleYes : words.sendYes,
      no: words.no,
      isDestructive: false,
    });
    if (!isSure) return;
    act({ path: "/notifications/send", body }, (answer) => {
      setText("");
      setSendAt(null);
      toast(when ? words.scheduled(when) : words.sent(answer.people));
    });
  };

  if (!audiences || !chosen)
    return audiences ? (
      <Notice icon="people" title={words.nobody} />
    ) : (
      <Skeleton className="h-60 rounded-group!" />
    );
  return (
    <>
      {editing && (
        <Notice
          icon="edit"
          title={words.editing}
          action={
            <button type="button" className="press min-h-11 font-semibold text-accent-text" onClick={onDone}>
              {words.editStop}
            </button>
          }
        />
      )}
      <section className="grid gap-2">
        <AudienceChips
          label={words.to}
          audiences={audiences}
          value={audienceKey(chosen)}
          onChoose={(audience) => setChosenKey(audienceKey(audience))}
        />
        <Heard audience={chosen} />
      </section>
      <div className="divide-y divide-hairline overflow-hidden rounded-group bg-surface">
        <MessageEditor label={words.text} hint={words.textHint} value={text} onChange={setText} />
        <Cell
          icon="clock"
          title={words.when}
          value={<span className="text-accent-text">{when ?? words.now}</span>}
          onTap={() => setChoosingTime(true)}
        />
      </div>
      <MessagePreview
        heading={words.preview}
        head={words.previewHead(event.title)}
        text={text.trim() ? fill(text.trim()) : words.previewEmpty}
        buttons={[[words.previewButton], [words.previewMute]]}
      />
      {isChoosingTime && (
        <MomentSheet
          title={words.whenTitle}
          set={words.whenSet}
          past={words.whenPast}
          at={sendAt}
          timeZone={event.timeZone}
          onSet={setSendAt}
          other={editing ? undefined : { text: words.whenNow, onTap: () => setSendAt(null) }}
          onClose={() => setChoosingTime(false)}
        />
      )}
      {!isChoosingTime && !isCovered && (
        <ActionBar
          main={{
            text: editing ? words.save : when ? words.schedule(people) : words.send(people),
            onTap: () => void send(),
            isDisabled: !isReady,
            isBusy,
          }}
          secondary={{
            text: words.test,
            onTap: () =>
              testing.act({ path: "/notifications/test", body: { text } }, () => toast(words.tested)),
            isDisabled: !isSendable(text),
            isBusy: testing.isBusy,
          }}
        />
      )}
    </>
  );
}

/** Who gets it, and who will not and why. */
function Heard({ audience: { people, muted, unreachable } }: { audience: Audience }) {
  const words = useWords(broadcastWords);
  return (
    <p className="px-4 type-foot text-muted">
      {[
        words.reached(people),
        unreachable > 0 && words.unreachable(unreachable),
        muted > 0 && words.muted(muted),
      ]
        .filter(Boolean)
        .join(" ")}
    </p>
  );
}

const usual = (audiences: Audience[] | undefined) =>
  audiences?.find(({ name }) => name === "going") ?? audiences?.[0];
