import sharp from "sharp";
import { describe, expect } from "vitest";
import { images } from "@/db/schema/images";
import { appUrl, bearer, call, send, test } from "../support/http";
import { snapshot } from "../support/snapshot";

const png = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#3366cc" } })
    .png()
    .toBuffer();

const file = async (path: string) => (await send(new Request(`${appUrl}${path}`)))!;

describe("POST /api/images", () => {
  test("takes bare bytes, whatever they are labelled, and says where the picture is", async ({ world }) => {
    const as = await world.person();
    const headers = { "content-type": "text/html" };
    const {
      status,
      body,
      headers: told,
    } = await call("POST", "/api/images", { as, body: await png(2000, 1000), headers });

    expect(status).toBe(201);
    expect(body).toEqual({
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      width: 1600,
      height: 800,
      placeholder: expect.stringMatching(/^data:image\/webp/),
      edgeColor: expect.stringMatching(/^#3[0-9a-f]6[0-9a-f]c[0-9a-f]$/),
    });
    expect(told.get("location")).toBe(`/api/images/${body.hash}/page`);
  });

  test("keeps the part that the query names", async ({ world }) => {
    const as = await world.person();
    const path = "/api/images?x=0.5&y=0&width=0.25&height=1";

    expect((await call("POST", path, { as, body: await png(400, 100) })).body).toMatchObject({
      width: 100,
      height: 100,
    });
  });

  test.for([
    ["?x=0.5", "x, y, width and height come together"],
    ["?x=0.5&y=0&width=0.6&height=1", "must lie within the picture"],
    ["?x=0&y=0&width=0&height=1", "must lie within the picture"],
    ["?x=a&y=0&width=1&height=1", "must be between 0 and 1"],
    ["?x=-0.1&y=0&width=1&height=1", "must be between 0 and 1"],
  ] as const)("a part that cannot be is refused: %s", async ([query, message], { world }) => {
    const as = await world.person();
    const answer = await call("POST", `/api/images${query}`, { as, body: await png(40, 40) });

    expect(answer).toMatchObject({
      status: 422,
      body: {
        error: "invalid_input",
        issues: expect.arrayContaining([expect.objectContaining({ message })]),
      },
    });
  });

  test("what is no picture is refused in words, and leaves nothing but the attempt", async ({ world }) => {
    const as = await world.person();
    const body = new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg"/>`);
    const answer = await call("POST", "/api/images", { as, body });

    expect(answer).toMatchObject({
      status: 422,
      body: { error: "not_an_image", message: expect.stringContaining("JPEG") },
    });
    expect(await world.db.select().from(images)).toEqual([]);
  });

  test("more than 4 MB is refused with that number, whatever the headers claim, before it is looked at", async ({
    world,
  }) => {
    const as = await world.person();
    const before = await snapshot();
    const pieces = new ReadableStream({
      pull(stream) {
        stream.enqueue(new Uint8Array(1024 * 1024));
      },
    });
    const request = new Request(`${appUrl}/api/images`, {
      method: "POST",
      headers: { ...bearer(as), "content-length": "5" },
      body: pieces,
      duplex: "half",
    } as RequestInit);

    const refused = (await send(request))!;
    expect(refused.status).toBe(413);
    expect(await refused.json()).toMatchObject({
      error: "too_large",
      message: expect.stringContaining("4 MB"),
    });
    expect((await snapshot()).images).toEqual(before.images);
  });

  test("nobody uploads without signing in", async ({ world: _ }) => {
    expect(await call("POST", "/api/images", { body: await png(4, 4) })).toMatchObject({ status: 401 });
  });
});

describe("GET /api/images/{hash}/{size}", () => {
  test("gives the files to everybody, to be kept for ever and run as nothing", async ({ world }) => {
    const as = await world.person();
    const { body } = await call("POST", "/api/images", { as, body: await png(2000, 1000) });
    const kinds = {
      card: ["webp", 800],
      page: ["webp", 1600],
      "card.jpg": ["jpeg", 800],
      "page.jpg": ["jpeg", 1600],
    } as const;

    for (const [size, [format, width]] of Object.entries(kinds)) {
      const response = await file(`/api/images/${body.hash}/${size}`);
      expect(response.status).toBe(200);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        "content-type": `image/${format}`,
        "cache-control": "public, max-age=31536000, immutable",
        "content-security-policy": "default-src 'none'",
        "x-content-type-options": "nosniff",
      });
      expect(await sharp(Buffer.from(await response.arrayBuffer())).metadata()).toMatchObject({
        format,
        width,
      });
    }
  });

  test.for(["0".repeat(64), "0".repeat(63), "..%2f..%2fetc", "X".repeat(64)])(
    "%s is not found",
    async (hash, { world: _ }) => {
      expect((await file(`/api/images/${hash}/page`)).status).toBe(404);
    },
  );

  test("has one address, which nothing can be added to", async ({ world }) => {
    const as = await world.person();
    const { body } = await call("POST", "/api/images", { as, body: await png(20, 20) });

    for (const size of ["card", "page.jpg"])
      expect(await call("GET", `/api/images/${body.hash}/${size}?x=1`)).toMatchObject({
        status: 400,
        body: { error: "unknown_query" },
      });
    expect((await file(`/api/images/${body.hash}/page.jpg`)).status).toBe(200);
  });

  test("nor is a size that there is none of", async ({ world }) => {
    const as = await world.person();
    const { body } = await call("POST", "/api/images", { as, body: await png(20, 20) });

    for (const size of ["full", "page.png", "page.jpg.jpg", "%00"])
      expect((await file(`/api/images/${body.hash}/${size}`)).status).toBe(404);
  });
});

describe("An event's banner", () => {
  test("is one that was uploaded, or the event is refused beside the field", async ({ world }) => {
    const as = await world.person();
    const picnic = { title: "Picnic", startsAt: "2026-12-01T18:00:00Z", timeZone: "UTC" };
    const { body: image } = await call("POST", "/api/images", { as, body: await png(40, 40) });
    const good = await call("POST", "/api/events", { as, body: { ...picnic, bannerImage: image.hash } });
    const bad = await call("POST", "/api/events", { as, body: { ...picnic, bannerImage: "0".repeat(64) } });
    const changed = await call("PUT", `/api/events/${good.body.code}`, {
      as,
      body: { bannerImage: "1".repeat(64) },
    });

    expect(good).toMatchObject({ status: 201, body: { bannerImage: image.hash } });
    for (const answer of [bad, changed])
      expect(answer).toMatchObject({
        status: 422,
        body: { error: "invalid_input", issues: [{ path: ["bannerImage"] }] },
      });
  });

  test("replaces the picture that came by chat, and is replaced by the next one from there", async ({
    world,
  }) => {
    const as = await world.person();
    const event = await world.event({ organizer: as, bannerFileId: "AgACAgI" });
    const { body: image } = await call("POST", "/api/images", { as, body: await png(40, 40) });
    const put = async (body: object) => (await call("PUT", `/api/events/${event.code}`, { as, body })).body;

    expect(await put({ bannerImage: image.hash })).toMatchObject({
      bannerImage: image.hash,
      bannerFileId: null,
    });
    expect(await put({ bannerFileId: "AgACAgJ" })).toMatchObject({
      bannerImage: null,
      bannerFileId: "AgACAgJ",
    });
  });
});
