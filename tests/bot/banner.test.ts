import sharp from "sharp";
import { expect } from "vitest";
import { changeEvent } from "@/domain/events/change";
import { locateEvent } from "@/domain/events/locate";
import { getEvent } from "@/domain/events/queries";
import { uploadImage } from "@/domain/images/upload";
import {
  acting,
  continueAt,
  group,
  labels,
  publish,
  refresh,
  sendPhoto,
  share,
  start,
} from "@/tests/support/scenes";
import { maya, type Town, test, tom } from "@/tests/support/town";

/** Maya's event with a picture, and its code. */
async function published(town: Town) {
  await continueAt(town, maya, null);
  await sendPhoto(town, maya);
  await town.taps(maya, "Confirm");
  return { code: /e_([\w-]+)/.exec((await town.last(maya)).text)![1]! };
}

const find = async (town: Town, as: number, id: number, chatId?: number) =>
  (await town.messages(as, chatId)).find((message) => message.id === id)!;

test("a picture sent in the middle of any question becomes the banner, and the question stays open", async ({
  town,
}) => {
  await start(town, maya);
  await town.says(maya, "/create");
  await town.taps(maya, "Create via chat");
  await town.says(maya, "Chess night");
  await sendPhoto(town, maya);
  const [thanks, question] = (await town.messages(maya)).slice(-2);
  await town.says(maya, "Berlin");

  expect(thanks!.text).toContain("Nice picture!");
  expect(question!.text).toContain("🌍 Which time zone");
  expect((await town.last(maya)).text).toContain("📅 When will your event take place?");
});

test("a picture sent to the chat is kept for the pages too, and one of the app's own takes its place", async ({
  town,
}) => {
  const { code } = await published(town);
  const ctx = acting(town, maya);
  const event = await getEvent(ctx, (await locateEvent(ctx, code)).id);
  const { hash } = await uploadImage(
    ctx,
    await sharp(Buffer.alloc(300), { raw: { width: 10, height: 10, channels: 3 } })
      .png()
      .toBuffer(),
  );
  const changed = await changeEvent(ctx, { eventId: event!.id, changes: { bannerImage: hash } });

  expect(event).toMatchObject({
    bannerImage: expect.stringMatching(/^[0-9a-f]{64}$/),
    bannerFileId: expect.any(String),
  });
  expect(changed).toMatchObject({ bannerImage: hash, bannerFileId: null });
});

test("an event with a banner has a picture for a card, in the chat and wherever it is shared, and its caption follows the count", async ({
  town,
}) => {
  const event = await published(town);
  const chat = await group(town, [tom]);
  const shared = await share(town, maya, event, chat);
  await town.act({ as: tom, do: "start", parameter: `e_${event.code}` });
  const own = await town.last(tom);
  await town.taps(tom, "RSVP", chat);
  await refresh(town);

  const [ownNow, sharedNow] = [await find(town, tom, own.id), await find(town, tom, shared, chat)];
  expect([ownNow.photo, sharedNow.photo]).not.toContain(undefined);
  expect(ownNow.text).toContain("👥 You're going. 1 / 40 going");
  expect(sharedNow.text).toContain("👥 1 / 40 going");
  expect(town.calls("editMessageCaption").filter(({ status }) => status === 200).length).toBeGreaterThan(0);
  expect(town.calls("editMessageMedia")).toEqual([]);
});

test("a banner of a published event is added to the cards that are out, and replaced by the next one", async ({
  town,
}) => {
  const event = await publish(town);
  const chat = await group(town, [tom]);
  const shared = await share(town, maya, event, chat);
  await refresh(town);
  const set = async (name: string) => {
    await town.says(maya, `/edit ${event.code}`);
    await town.taps(maya, "Picture");
    await sendPhoto(town, maya, name);
    const confirm = await town.last(maya);
    await town.taps(maya, "Save");
    await refresh(town);
    return { confirm, photo: (await find(town, tom, shared, chat)).photo?.url };
  };

  const first = await set("one.png");
  const second = await set("two.png");
  await town.taps(tom, "RSVP", chat);
  await refresh(town);

  expect(first.confirm.text).toContain("🖼️ A new picture at the top of the card.");
  expect(labels(first.confirm)).toEqual([["Save", "Discard"]]);
  expect(first.photo).toBeDefined();
  expect(second.photo).toBeDefined();
  expect((await find(town, tom, shared, chat)).text).toContain("👥 1 going");
});

test("what is opened from a card with a banner comes below it, in words", async ({ town }) => {
  const event = await published(town);
  await town.act({ as: tom, do: "start", parameter: `e_${event.code}` });
  const card = await town.last(tom);
  await town.taps(tom, "RSVP");
  await town.taps(tom, "Guests");
  const guests = await town.last(tom);
  await town.taps(tom, "+1");
  const { photo } = await town.last(tom);

  expect(card.photo).toBeDefined();
  expect(guests.photo).toBeUndefined();
  expect(photo).toBeDefined();
});

test("a picture that answers nothing is not understood", async ({ town }) => {
  await start(town, tom);
  await sendPhoto(town, tom);

  expect((await town.last(tom)).text).toContain("I didn't catch that.");
});
