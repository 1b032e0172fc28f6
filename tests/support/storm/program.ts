import { type Answer, createSender, type Wired } from "./sender";
import { createVirtualTime } from "./virtual-time";

/** A program: drains in a process of its own; its parent is Telegram, and tells when all is done. */
const [databaseUrl, start] = process.argv.slice(2) as [string, string];

let asked = 0;
const waiting = new Map<number, (answer: never) => void>();
process.on("message", ({ n, answer }: { n: number; answer: never }) => {
  waiting.get(n)?.(answer);
  waiting.delete(n);
});
const ask = <T>(question: object) =>
  new Promise<T>((resolve) => {
    const n = ++asked;
    waiting.set(n, resolve as (answer: never) => void);
    process.send!({ n, ...question });
  });

const time = createVirtualTime(new Date(start));
const sender = createSender(databaseUrl, time, (wired: Wired) => ask<Answer>({ wired }));
await sender.run(() => ask<boolean>({ now: time.now().toISOString() }));
process.disconnect();
