import { InputFile } from "grammy";
import { expect, test } from "vitest";
import { maya, refusal, startTelegram, token } from "./support";

/** A PNG of 3 by 2 pixels: its header is all that is looked at. */
const png = Buffer.from(
  "89504e470d0a1a0a0000000d49484452000000030000000208020000001216f14d0000000c49444154789c63606060000000040001f61738550000000049454e44ae426082",
  "hex",
);

async function started() {
  const telegram = await startTelegram();
  await telegram.act({ as: maya.id, do: "start" });
  return telegram;
}

test("an uploaded photo is kept, shown on the page, downloaded again and sent again by its id", async () => {
  const { api, url, messages } = await started();
  const { photo } = await api.sendPhoto(maya.id, new InputFile(png, "poster.png"), { caption: "Poster" });
  const fileId = photo.at(-1)?.file_id ?? "";
  expect(photo.at(-1)).toMatchObject({ width: 3, height: 2, file_size: png.length });

  const file = await api.getFile(fileId);
  const bytes = await (await fetch(`${url}/file/bot${token}/${file.file_path}`)).arrayBuffer();
  expect(Buffer.from(bytes).equals(png)).toBe(true);
  await api.sendPhoto(maya.id, fileId);
  const shown = (await messages(maya)).at(-1);
  expect((await fetch(`${url}${shown?.photo?.url}`)).status).toBe(200);
});

test("what is no picture, too long a caption or an unknown file is refused", async () => {
  const { api } = await started();
  expect(await refusal(api.sendPhoto(maya.id, new InputFile(Buffer.from("no picture"), "x.png")))).toBe(
    "Bad Request: IMAGE_PROCESS_FAILED",
  );
  expect(await refusal(api.sendPhoto(maya.id, new InputFile(png), { caption: "x".repeat(1025) }))).toBe(
    "Bad Request: message caption is too long",
  );
  expect(await refusal(api.sendPhoto(maya.id, "AgACnothing"))).toContain("wrong remote file identifier");
  expect(await refusal(api.getFile("nothing"))).toBe("Bad Request: invalid file_id");
});

test("a document keeps its name, and a photo can be replaced", async () => {
  const { api, messages } = await started();
  const sent = await api.sendDocument(maya.id, new InputFile(Buffer.from("BEGIN:VCALENDAR"), "event.ics"));
  expect(sent.document).toMatchObject({ file_name: "event.ics", file_size: 15 });

  const { message_id } = await api.sendPhoto(maya.id, new InputFile(png, "old.png"));
  await api.editMessageMedia(maya.id, message_id, {
    type: "photo",
    media: new InputFile(png, "new.png"),
    caption: "New",
  });
  await api.editMessageCaption(maya.id, message_id, { caption: "Newer" });
  expect((await messages(maya)).at(-1)).toMatchObject({ text: "Newer", photo: { width: 3 } });
});

test("a photo a person sends reaches the bot", async () => {
  const { act, api } = await started();
  await act({
    as: maya.id,
    do: "send-photo",
    chatId: maya.id,
    name: "me.png",
    base64: png.toString("base64"),
    caption: "Me",
  });
  const update = (await api.getUpdates()).at(-1);
  expect(update?.message).toMatchObject({ caption: "Me", photo: [{ width: 3, height: 2 }] });
  expect((await api.getFile(update?.message?.photo?.at(-1)?.file_id ?? "")).file_size).toBe(png.length);
});

test("a place is on the map, or refused", async () => {
  const { api, messages } = await started();
  await api.sendVenue(maya.id, 52.51, 13.37, "Tiergarten", "Straße des 17. Juni");
  expect((await messages(maya)).at(-1)?.location).toEqual({
    latitude: 52.51,
    longitude: 13.37,
    title: "Tiergarten",
    address: "Straße des 17. Juni",
  });
  expect(await refusal(api.sendLocation(maya.id, 91, 0))).toBe("Bad Request: wrong location specified");
});
