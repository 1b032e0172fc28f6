import type { Letter } from "@/domain/letters";
import type { Card } from "@/domain/notifications/schema";
import type { Messenger, Outcome } from "@/domain/ports";

type Sent = Awaited<ReturnType<Messenger["send"]>>;
type Refreshed = Awaited<ReturnType<Messenger["refresh"]>>;

/** `drop`: the message arrived, and the connection broke before we were told. */
type Told = Exclude<Outcome, { outcome: "sent" }> | "drop";

/** Telegram as tests see it: remembers everything, and fails as it is told to. */
export type RecordingMessenger = Messenger & {
  /** What arrived, in the order of arrival. */
  letters: Letter[];
  /** What cards show since their last edit, and every edit there was. */
  edits: Card[];
  /** Every letter that we were asked to send, whatever came of it. */
  attempts: Letter[];
  /** From now on every letter to this chat (or to all) ends so, the given number of times. */
  failNext(told: Told, options?: { chatId?: number; times?: number }): void;
  failNextEdit(told: Exclude<Told, "drop">, times?: number): void;
  /** Runs while a letter or an edit is under way. */
  meanwhile: () => Promise<void>;
};

export function createRecordingMessenger(): RecordingMessenger {
  let failures: { told: Told; chatId: number | undefined; times: number }[] = [];
  let failedEdits: Exclude<Told, "drop">[] = [];
  let lastMessageId = 1000;

  const messenger: RecordingMessenger = {
    perSecond: 25,
    letters: [],
    edits: [],
    attempts: [],
    meanwhile: async () => {},

    failNext(told, { chatId, times = 1 } = {}) {
      failures.push({ told, chatId, times });
    },
    failNextEdit(told, times = 1) {
      failedEdits.push(...Array.from({ length: times }, () => told));
    },

    async send(letter): Promise<Sent> {
      messenger.attempts.push(letter);
      await messenger.meanwhile();
      const failure = failures.find(({ chatId }) => chatId === undefined || chatId === letter.chatId);
      if (failure) failure.times--;
      failures = failures.filter(({ times }) => times > 0);

      if (failure && failure.told !== "drop") return failure.told;
      messenger.letters.push(letter);
      if (failure) return { outcome: "failed", error: "connection lost" };
      return { outcome: "sent", messageId: ++lastMessageId, hasPhoto: false };
    },

    async refresh(card): Promise<Refreshed> {
      const renderedHash = shownBy(card);
      await messenger.meanwhile();
      const [failure, ...rest] = failedEdits;
      failedEdits = rest;

      if (failure) return failure;
      if (card.renderedHash === renderedHash) return { outcome: "unchanged", renderedHash };
      messenger.edits.push(card);
      return { outcome: "edited", renderedHash };
    },
  };
  return messenger;
}

/** What a reader of the card could see: two cards that say the same have the same. */
const shownBy = ({ event, standing, isGone }: Card) =>
  JSON.stringify([
    event.status,
    event.title,
    event.startsAt,
    event.going,
    event.waiting,
    event.capacity,
    event.price,
    event.pricesDiffer,
    event.sale.state,
    event.placesLeft,
    event.review,
    event.suspendReason,
    standing,
    isGone,
  ]);
