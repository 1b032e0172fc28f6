"use client";

import { useState } from "react";
import { ActionBar } from "@/components/telegram/action-bar";
import { useBack, useClosingConfirmation, vibrate } from "@/components/telegram/telegram";
import { focusField } from "@/components/ui/field";
import { Cell, Group } from "@/components/ui/group";
import { lazily } from "@/components/ui/lazily";
import { useLocale, useWords } from "@/components/ui/locale";
import { Notice } from "@/components/ui/notice";
import { commonWords } from "@/messages/miniapp/common";
import { draftWords } from "@/messages/miniapp/drafts";
import { BannerField } from "./banner-field";
import { BasicsFields } from "./basics-fields";
import { ConflictPanel } from "./conflict-panel";
import { DraftGone } from "./draft-gone";
import type { Form } from "./form";
import { Ground } from "./ground";
import { GuestsFields } from "./guests-fields";
import { type Draft, type Field, fieldsOf, type Image, shownAnswers } from "./pending";
import { allProblems, order, type Problems, plainProblems } from "./problems";
import { SavedLine } from "./saved-line";
import { TicketFields } from "./ticket-fields";
import { areTold } from "./told";
import { useDraftStore } from "./use-draft-store";
import { useLeaving } from "./use-leaving";
import { usePublish } from "./use-publish";
import { WhenFields } from "./when-fields";
import { WhereFields } from "./where-fields";

const Preview = lazily(() => import("./preview").then((file) => file.Preview));
const TellSheet = lazily(() => import("./tell-sheet").then((file) => file.TellSheet));

/** One form over a draft: a new event, or changes to a published one. It saves itself; publishing checks it whole. */
export function DraftForm({ draft: read, tiles }: { draft: Draft; tiles: string }) {
  const words = useWords(draftWords);
  const common = useWords(commonWords);
  const locale = useLocale();
  const { store, state } = useDraftStore(read);
  const { draft, pending, conflict } = state;
  const [isPreviewing, setPreviewing] = useState(false);
  const [isSheetOpen, setSheetOpen] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [refused, setRefused] = useState<Problems>({});
  const [uploaded, setUploaded] = useState<Image>();
  const [typedInto, setTypedInto] = useState<string>();

  const answers = shownAnswers(draft, pending);
  const timeZone = answers.timeZone ?? (draft.missing.includes("timeZone") ? ownZone() : draft.timeZone);
  // Half a link is no link yet: what is still being typed is not called wrong.
  const unfit = new Set([...state.unfit].filter((field) => field !== typedInto));
  const problems: Problems = {
    ...refused,
    ...plainProblems(draft, answers, unfit, { words, locale, timeZone }),
  };
  const wrongFields = fieldsOf(problems as object);
  const image = [uploaded, draft.banner].find((one) => one?.hash === answers.bannerImage) ?? null;
  const isEdit = draft.kind === "edit";

  const change: Form["change"] = (edits) => {
    // The first thing that is said also says whose clocks are meant.
    const isZoneOpen = answers.timeZone === undefined && draft.missing.includes("timeZone");
    store.change(isZoneOpen ? { timeZone, ...edits } : edits);
    setRefused((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in edits))));
  };
  const form: Form = {
    draft,
    answers,
    timeZone,
    change,
    wrong: (field) => {
      const problem = problems[field];
      const fix = problem?.fix;
      return (
        problem && {
          text: problem.text,
          ...(fix ? { fix: { label: fix.label, onTap: () => change(fix.edits) } } : {}),
        }
      );
    },
  };

  const show = (found: Problems) => {
    setRefused(found);
    setPreviewing(false);
    vibrate("error");
    const first = order.find((field) => field in found) ?? fieldsOf(found as object)[0];
    // Once the row has got its error, and the form is back on the screen.
    if (first) requestAnimationFrame(() => focusField(rowOf[first] ?? first));
  };
  const { publish, isBusy } = usePublish(store, show);
  const check = async () => {
    const found = { ...(await allProblems(answers, timeZone, words)), ...problems };
    if (fieldsOf(found as object).length > 0) return show(found);
    const changed = [...draft.changed, ...fieldsOf(pending?.edits ?? {})];
    if (isEdit && areTold(changed)) return setAsking(true);
    await publish(false);
  };

  const preview = (isOn: boolean) => {
    setPreviewing(isOn);
    window.scrollTo({ top: 0 });
  };
  useClosingConfirmation(pending !== null);
  const { leave, remove } = useLeaving(draft, store);
  useBack(isPreviewing ? () => preview(false) : () => void leave());

  const isUnchanged = isEdit && pending === null && draft.changed.length === 0;
  const main = {
    text: wrongFields.length > 0 ? words.fix(wrongFields.length) : isEdit ? words.saveChanges : words.publish,
    onTap: () => (wrongFields.length > 0 ? show(problems) : void check()),
    isDisabled: conflict !== null || (isUnchanged && wrongFields.length === 0),
    isBusy,
  };
  const secondary = isPreviewing
    ? { text: words.edit, onTap: () => preview(false) }
    : { text: words.preview, onTap: () => preview(true) };
  const isCovered = isSheetOpen || isAsking;

  if (state.isGone) return <DraftGone id={draft.id} />;
  return (
    <Ground>
      {isPreviewing && <Preview {...form} image={image} />}
      <form
        hidden={isPreviewing}
        className="grid gap-5 [&[hidden]]:hidden"
        onSubmit={(event) => event.preventDefault()}
        onFocus={({ target }) => {
          void loadParts();
          setTypedInto(target.closest<HTMLElement>("[data-field]")?.dataset.field);
        }}
        onBlur={() => {
          setTypedInto(undefined);
          void store.save();
        }}
      >
        <header className="grid gap-1.5">
          <h1 className="type-large">{isEdit ? words.editEvent : words.newEvent}</h1>
          <SavedLine state={state} />
        </header>
        {state.stuck && (
          <Notice icon="offline" look="warning" title={words.notSaved}>
            {state.stuck === "signed-out" ? common.sessionOverHint : words.notSavedHint}
          </Notice>
        )}
        {conflict && <ConflictPanel mine={answers} conflict={conflict} timeZone={timeZone} store={store} />}
        <BannerField {...form} image={image} onImage={setUploaded} onSheet={setSheetOpen} />
        <BasicsFields {...form} />
        <WhenFields {...form} onSheet={setSheetOpen} />
        <WhereFields {...form} tiles={tiles} onSheet={setSheetOpen} />
        <TicketFields {...form} onSheet={setSheetOpen} />
        <GuestsFields {...form} onSheet={setSheetOpen} />
        <Group>
          <Cell
            icon="trash"
            isDangerous
            title={isEdit ? words.deleteEdit : words.deleteDraft}
            onTap={() => void remove()}
          />
        </Group>
      </form>
      {isAsking && (
        <TellSheet
          onChoose={(quietly) => {
            setAsking(false);
            void publish(quietly);
          }}
          onClose={() => setAsking(false)}
        />
      )}
      {!isCovered && <ActionBar main={main} secondary={secondary} />}
    </Ground>
  );
}

/** Once somebody begins to work here, all sheets and checks come, so that they open without network too. */
const loadParts = () =>
  Promise.all([
    import("./date-sheet"),
    import("./place-sheet"),
    import("./ticket-sheet"),
    import("./fee-sheet"),
    import("./crop-sheet"),
    import("./tell-sheet"),
    import("./preview"),
    import("@/components/users/zone-sheet"),
    import("@/domain/drafts/schema"),
    import("@/domain/events/schema"),
    // What does not come now is asked for again when it is needed.
  ]).catch(() => undefined);

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Fields that share a row with another. */
const rowOf: Partial<Record<Field, Field>> = {
  latitude: "location",
  longitude: "location",
  online: "location",
  priceMinor: "ticketTypes",
  paid: "ticketTypes",
  currency: "ticketTypes",
};
