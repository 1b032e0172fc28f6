import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { transact } from "@/domain/context";
import { answerDraft, askQuestion } from "@/domain/drafts/change";
import { saveEdit } from "@/domain/drafts/publish";
import { rebaseKinds } from "@/domain/drafts/rebase-kinds";
import { startDraft } from "@/domain/drafts/start";
import { takeTicket } from "@/domain/drafts/take-ticket";
import { changeEvent } from "@/domain/events/change";
import { lockEvent } from "@/domain/events/queries";
import { sale, test, typesOf } from "../support/sales";
import { until } from "../support/until";

test("kinds of ticket that are changed while an edit is saved keep what it says nothing of", async ({
  world,
}) => {
  const event = await sale(world);
  const ctx = world.as(event.organizerId);
  const { id: draftId } = await startDraft(ctx, { kind: "edit", eventId: event.id });
  await askQuestion(ctx, draftId, "tickets");
  await takeTicket(ctx, draftId, 0);
  await askQuestion(ctx, draftId, "ticketPrice");
  const answers = { ticket: { priceMinor: 5000 } };
  await answerDraft(ctx, { draftId, question: "ticketPrice", answers, updateId: 1 });
  await answerDraft(ctx, { draftId, question: "ticket", answers: { ticket: null }, updateId: 2 });
  const [type] = await typesOf(world, event.id);

  let saving: Promise<unknown> = Promise.resolve();
  await transact(ctx, async (tx) => {
    await lockEvent(tx, event.id);
    saving = saveEdit(ctx, draftId, false);
    await until(async () => {
      const waiting = await world.db.execute(
        sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return waiting.length > 0;
    });
    await changeEvent(tx, {
      eventId: event.id,
      changes: {
        ticketTypes: [
          { id: type!.id, name: "Standard" },
          { name: "Late", currency: "EUR" },
        ],
      },
    });
  });
  await saving;

  expect(await typesOf(world, event.id)).toMatchObject([
    { name: "Standard", priceMinor: 5000 },
    { name: "Late", priceMinor: 0 },
  ]);
});

test("kinds that went meanwhile do not come back, and what nobody changed is as it is now", async () => {
  const kind = (id: string, changes = {}) => ({
    id,
    name: id,
    priceMinor: 100,
    currency: "EUR" as const,
    capacity: null,
    salesStartAt: null,
    salesEndAt: null,
    isHidden: false,
    maxPerPerson: null,
    ...changes,
  });
  const { id: _, ...fresh } = kind("new");
  const before = [kind("a"), kind("b"), kind("c")];
  const own = [kind("b", { capacity: 5 }), kind("a", { priceMinor: 200 }), fresh];
  const now = [kind("a", { name: "A", priceMinor: 300 }), kind("c"), kind("d")];

  expect(rebaseKinds(now, before, own)).toEqual([
    kind("a", { name: "A", priceMinor: 200 }),
    fresh,
    kind("d"),
  ]);
});
