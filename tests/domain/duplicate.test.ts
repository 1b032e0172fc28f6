import { eq, getTableColumns } from "drizzle-orm";
import sharp from "sharp";
import { expect } from "vitest";
import { events } from "@/db/schema/events";
import { ticketTypes } from "@/db/schema/tickets";
import { duplicateEvent } from "@/domain/drafts/duplicate";
import { publishForm } from "@/domain/drafts/publish-form";
import { saveFields } from "@/domain/drafts/save-fields";
import { uploadImage } from "@/domain/images/upload";
import { sale, test, typesOf, type World } from "../support/sales";

const itsOwn = "is the copy's own";
const ofTime = "the copy takes place at another time";
const ofLife = "tells what became of the first";

/** Why a column of an event is not copied; every other one is. */
const leftOfEvents: Record<string, string> = {
  id: itsOwn,
  code: itsOwn,
  linkSecret: itsOwn,
  createdAt: itsOwn,
  updatedAt: itsOwn,
  startsAt: ofTime,
  endsAt: `${ofTime}, for as long`,
  status: ofLife,
  review: ofLife,
  reviewedBy: ofLife,
  reviewedAt: ofLife,
  reviewMessage: ofLife,
  seatsTaken: ofLife,
  calendarSequence: ofLife,
  refundableUntil: ofLife,
  cancelledAt: ofLife,
  cancelNote: ofLife,
  suspendedAt: ofLife,
  suspendReason: ofLife,
  isHostSuspended: "is decided by whoever publishes it",
  completedAt: ofLife,
};
const leftOfTypes: Record<string, string> = {
  id: itsOwn,
  eventId: itsOwn,
  createdAt: itsOwn,
  updatedAt: itsOwn,
  seatsTaken: ofLife,
  salesStartAt: ofTime,
  salesEndAt: ofTime,
};
const pick = (row: object, left: Record<string, string>) =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !(column in left)));

async function copyOf(world: World, event: { id: string; organizerId: number }) {
  const ctx = world.as(event.organizerId);
  const draft = await duplicateEvent(ctx, event.id);
  const startsAt = new Date(world.clock.now.getTime() + 20 * 24 * 3_600_000).toISOString();
  await saveFields(ctx, { draftId: draft.id, version: draft.version, answers: { startsAt } });
  return publishForm(ctx, { draftId: draft.id });
}

const rowOf = async (world: World, id: string) =>
  (await world.db.select().from(events).where(eq(events.id, id)))[0]!;

test("A copy says all that the first one says, in every column that is not left out for a reason", async ({
  world,
}) => {
  const organizer = await world.person({ verifiedAt: world.clock.now });
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#369" } })
    .png()
    .toBuffer();
  const at = (days: number) => new Date(world.clock.now.getTime() + days * 24 * 3_600_000).toISOString();
  const types = [
    { name: "Early", priceMinor: 1800, currency: "EUR", capacity: 20, salesEndAt: at(3), maxPerPerson: 4 },
    { name: "Crew", priceMinor: 0, currency: "EUR", capacity: 5, salesStartAt: at(1), isHidden: true },
  ] as const;
  const event = await sale(world, {
    organizer,
    title: "Vinyl swap",
    description: "Bring two.",
    location: "Café Mond",
    latitude: 52.5,
    longitude: 13.4,
    onlineUrl: "https://meet.example.com/x",
    category: "music",
    visibility: "unlisted",
    capacity: 22,
    maxGuests: 2,
    wantsGroup: true,
    bannerImage: (await uploadImage(world.as(organizer), picture)).hash,
    bannerFileId: "AgAC",
    refundPolicy: [{ hoursBefore: 24, percent: 50 }],
    taxAndFees: { fee: { name: "Booking", kind: "percent", value: 500 }, tax: null, taxId: "DE1" },
    ticketTypes: [...types],
  });

  const copy = await copyOf(world, event);

  const [first, second] = [await rowOf(world, event.id), await rowOf(world, copy.id)];
  expect(pick(second, leftOfEvents)).toEqual(pick(first, leftOfEvents));
  expect(second.endsAt.getTime() - second.startsAt.getTime()).toBe(
    first.endsAt.getTime() - first.startsAt.getTime(),
  );
  const [kinds, copied] = [await typesOf(world, event.id), await typesOf(world, copy.id)];
  expect(copied.map((type) => pick(type, leftOfTypes))).toEqual(kinds.map((type) => pick(type, leftOfTypes)));
  expect(copied.map(({ salesStartAt, salesEndAt }) => [salesStartAt, salesEndAt])).toEqual([
    [null, null],
    [null, null],
  ]);

  // Nothing above is copied by being empty on both sides: each column that is copied says something of its own.
  const plain = await rowOf(world, (await world.event()).id);
  for (const column of Object.keys(pick(getTableColumns(events), leftOfEvents)))
    if (column !== "organizerId" && column !== "timeZone")
      expect(first[column as keyof typeof first], column).not.toEqual(plain[column as keyof typeof plain]);
  for (const column of Object.keys(pick(getTableColumns(ticketTypes), leftOfTypes)))
    expect(new Set(kinds.map((type) => type[column as keyof typeof type])).size, column).toBe(
      column === "currency" ? 1 : 2,
    );
});

test("A copy of an event of which nobody said more than a price says no more either", async ({ world }) => {
  const event = await sale(world, { priceMinor: 1500 });
  const draft = await duplicateEvent(world.as(event.organizerId), event.id);
  expect(draft.answers).toMatchObject({ paid: true, priceMinor: 1500, currency: "EUR" });
  expect(draft.answers).not.toHaveProperty("ticketTypes");
});
