import type { ChatMessage } from "../../telegram/protocol";
import { dayKey } from "../time/formats";

/** A message and whether it begins or ends a run of one sender's messages. */
export type Placed = { message: ChatMessage; first: boolean; last: boolean };

/** A part of a day's messages, drawn and skipped together. */
export type Chunk = { key: number; messages: Placed[] };

/** The messages of one day. */
export type Day = { key: string; date: number; chunks: Chunk[] };

const chunkSize = 25;
const runSeconds = 900;

/** Arranges messages by day and, within a day, in parts that a browser may skip while they are out of sight. */
export function groupMessages(messages: ChatMessage[], timeZone: string): Day[] {
  const days: Day[] = [];
  let before: ChatMessage | undefined;
  messages.forEach((message, index) => {
    const key = dayKey(message.date * 1000, timeZone);
    const after = messages[index + 1];
    const sameDay = days.at(-1)?.key === key;
    if (!sameDay) days.push({ key, date: message.date, chunks: [] });
    const first = !sameDay || !isRun(before, message);
    const last =
      !isRun(message, after) || (after !== undefined && dayKey(after.date * 1000, timeZone) !== key);
    addTo(days.at(-1)?.chunks ?? [], { message, first, last });
    before = message;
  });
  return days;
}

/** Parts are cut at fixed ids, so that older messages arriving do not move every message to another part. */
function addTo(chunks: Chunk[], placed: Placed) {
  const key = Math.floor(placed.message.id / chunkSize);
  const chunk = chunks.at(-1);
  if (chunk?.key === key) chunk.messages.push(placed);
  else chunks.push({ key, messages: [placed] });
}

function isRun(one: ChatMessage | undefined, next: ChatMessage | undefined) {
  if (!one || !next || one.service !== undefined || next.service !== undefined) return false;
  return one.mine === next.mine && one.from?.id === next.from?.id && next.date - one.date < runSeconds;
}
