"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { useLocale, useWords } from "@/components/ui/locale";
import { serverNow } from "@/components/ui/server-time";
import { commonWords } from "@/messages/miniapp/common";
import { draftWords } from "@/messages/miniapp/drafts";
import type { Conflict, DraftStore } from "./draft-store";
import { type Answers, isSame } from "./pending";
import { sayAnswer } from "./say-answer";

type Props = { mine: Answers; conflict: Conflict; timeZone: string; store: DraftStore };

/** Somebody else was here too: what differs, side by side, and the choice. */
export function ConflictPanel({ mine, conflict, timeZone, store }: Props) {
  const words = useWords(draftWords);
  const common = useWords(commonWords);
  const locale = useLocale();
  const { fields, theirs, by, at } = conflict;
  const differing = fields.filter((field) => !isSame(mine[field], theirs[field]));
  const minutes = Math.max(0, Math.floor((serverNow().getTime() - Date.parse(at)) / 60_000));
  const say = (answers: Answers, field: (typeof fields)[number]) =>
    sayAnswer(field, answers, { words, common, locale, timeZone });

  // Whoever types further down would not see why publishing is off.
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    // Newer browsers answer with a promise, which is no clean-up.
    void panel.current?.scrollIntoView({ block: "center", behavior: "smooth" });
  }, []);

  return (
    <section ref={panel} role="alert" className="rounded-group border-2 border-warning bg-surface p-4">
      <div className="flex gap-3">
        <span className="text-warning">
          <Icon name="warning" />
        </span>
        <div>
          <h2 className="type-head">{words.conflictTitle}</h2>
          <p className="text-muted type-sub">
            {by === "event" ? words.eventChanged : words.changedBy[by](words.ago(minutes))}
          </p>
        </div>
      </div>
      <table className="mt-3 w-full table-fixed text-start text-[15px]/5">
        <thead className="text-muted">
          <tr>
            <td />
            <th scope="col" className="pb-2 text-start font-normal">
              {words.yours}
            </th>
            <th scope="col" className="pb-2 text-start font-normal">
              {words.theirs}
            </th>
          </tr>
        </thead>
        <tbody>
          {differing.map((field) => (
            <tr key={field} className="border-hairline border-t align-top">
              <th scope="row" className="py-2.5 pe-2 text-start font-normal text-muted">
                {words.fields[field]}
              </th>
              <td className="py-2.5 pe-2 font-semibold">
                <bdi className="line-clamp-4">{say(mine, field)}</bdi>
              </td>
              <td className="py-2.5 font-semibold">
                <bdi className="line-clamp-4">{say(theirs, field)}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="mt-3 grid grid-cols-2 gap-2">
        <Button onClick={store.keepMine}>{words.keepMine}</Button>
        <Button look="quiet" onClick={store.useTheirs}>
          {words.useTheirs}
        </Button>
      </div>
    </section>
  );
}
