import { type FormattedString, fmt } from "@grammyjs/parse-mode";
import { fullName } from "@/domain/users/rules";
import type { Buttons } from "./buttons";
import { b, cut, lines, paragraphs, quote, whenShort } from "./entities";
import { formatAmount } from "./format";
import { danger, primary, row, rows } from "./keyboard";
import type { Reading } from "./message";
import type { ModerationCatalog } from "./moderation-catalog";

/** What administrators read about events and people that they may take down. */
export type ModerationWords = {
  by: (organizer: string) => string;
  reports: (count: number) => string;
  suspended: (what: FormattedString | string, reason: string) => FormattedString;
  up: string;
  approved: string;
  lookedAt: string;
  whyEvent: (title: FormattedString, organizer: string) => FormattedString;
  whyHost: (organizer: string) => FormattedString;
  wordForWord: string;
  suspendEvent: (title: FormattedString) => FormattedString;
  suspendHost: (organizer: string) => FormattedString;
  eventEffect: string;
  hostEffect: string;
  goesBack: (amount: string, people: number) => string;
  reason: string;
  dismissed: string;
};

const REASON = 300;

export function moderationIn(words: ModerationWords, button: Buttons): ModerationCatalog["moderation"] {
  return {
    panel: (r, { event, host, reports }) => {
      const name = fullName(host);
      const handle = host.username === null ? name : `${name} (@${host.username})`;
      const isUp = event.suspendedAt === null && host.suspendedAt === null;
      return {
        text: paragraphs(
          lines(
            fmt`🔍 ${b(event.title)}, ${whenShort(r, event)}`,
            words.by(handle),
            reports > 0 ? `⚠️ ${words.reports(reports)}` : null,
          ),
          lines(
            event.suspendReason &&
              fmt`⛔ ${words.suspended(b(event.title), cut(event.suspendReason, REASON))}`,
            host.suspendReason && fmt`⛔ ${words.suspended(name, cut(host.suspendReason, REASON))}`,
            isUp ? `✅ ${words.up}` : null,
            host.verifiedAt === null ? words.lookedAt : words.approved,
          ),
        ),
        buttons: rows(
          [button.openEvent(event)],
          row(
            event.suspendedAt === null
              ? danger(button.suspendEvent(event, "e"))
              : primary(button.liftEvent(event, "e")),
            host.suspendedAt === null
              ? danger(button.suspendHost(event, "h"))
              : primary(button.liftHost(event, "h")),
          ),
          row(host.verifiedAt !== null && button.unverify(event)),
        ),
      };
    },

    why: (_r, { event, answers }) => ({
      text: lines(
        fmt`✏️ ${answers.suspend === "host" ? words.whyHost(event!.organizerName) : words.whyEvent(b(event!.title), event!.organizerName)}`,
        words.wordForWord,
      ),
      buttons: [[button.close()]],
    }),

    confirm: (r, draft, owed) => {
      const { event, answers } = draft;
      const isHost = answers.suspend === "host";
      return {
        text: paragraphs(
          lines(
            fmt`⛔ ${isHost ? words.suspendHost(event!.organizerName) : words.suspendEvent(b(event!.title))}`,
            isHost ? words.hostEffect : words.eventEffect,
            ...(isHost ? [] : owed.map((money) => `💰 ${goesBack(r, money)}`)),
          ),
          lines(words.reason, quote(cut(answers.text ?? "", REASON))),
        ),
        buttons: rows(
          row(isHost && danger(button.suspendHostNow(draft))),
          row(!isHost && owed.length > 0 && danger(button.suspendAndRefund(draft, "r"))),
          row(
            !isHost &&
              danger(owed.length > 0 ? button.suspendUnrefunded(draft) : button.suspendEventNow(draft)),
          ),
          [button.close()],
        ),
      };
    },

    dismissed: { text: words.dismissed },
  };

  function goesBack(r: Reading, money: { amountMinor: number; currency: string; people: number }) {
    return words.goesBack(formatAmount(money.amountMinor, money.currency, r.language), money.people);
  }
}
