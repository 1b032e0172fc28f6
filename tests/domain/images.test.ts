import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { deflateSync } from "node:zlib";
import { inArray } from "drizzle-orm";
import sharp from "sharp";
import { describe, expect } from "vitest";
import { imageFiles, images } from "@/db/schema/images";
import { openImageFile } from "@/domain/images/open-file";
import { fileNames } from "@/domain/images/schema";
import { uploadImage } from "@/domain/images/upload";
import { pictures } from "@/gateways/images";
import { createObjectStorage } from "@/gateways/object-storage";
import { test } from "../support/world";

type Color = { r: number; g: number; b: number };
const red: Color = { r: 255, g: 0, b: 0 };
const blue: Color = { r: 0, g: 0, b: 255 };

const plain = (width: number, height: number, background: Color = red) =>
  sharp({ create: { width, height, channels: 3, background } });

/** Red above, blue below. */
const twoTone = (width: number, height: number) =>
  plain(width, height, blue).composite([
    {
      input: { create: { width, height: Math.round(height / 2), channels: 3, background: red } },
      top: 0,
      left: 0,
    },
  ]);

const noise = (width: number, height: number) =>
  sharp(
    Buffer.from(Array.from({ length: width * height * 3 }, (_, n) => (n * 7919 + (n >> 3) * 104_729) % 256)),
    {
      raw: { width, height, channels: 3 },
    },
  );

/** Noise in which no two pixels are alike, in a file that the server takes. */
const grain = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: red,
      noise: { type: "gaussian", mean: 128, sigma: 80 },
    },
  })
    .jpeg({ quality: 10 })
    .toBuffer();

const sizeOf = async (bytes: Uint8Array) => {
  const { width, height, format } = await sharp(bytes).metadata();
  return { width, height, format };
};

/** Draws JPEGs, and notes of what. */
const watched = (drawn: Uint8Array[]) => (webp: Uint8Array) => {
  drawn.push(webp);
  return pictures.toJpeg(webp);
};

/** A PNG that says it is so large, and holds next to nothing. */
function pngBomb(width: number, height: number) {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.alloc(1_000_000))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function crc32(bytes: Uint8Array) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

describe("A picture is drawn anew", () => {
  test("in two widths that never enlarge it, with a placeholder and the colour of its top edge", async ({
    world: _,
  }) => {
    const wide = await pictures.draw(await twoTone(3000, 2000).jpeg().toBuffer());
    const small = await pictures.draw(await plain(300, 200).png().toBuffer());

    expect([wide.width, wide.height]).toEqual([1600, 1067]);
    expect(await sizeOf(wide.files.page)).toEqual({ width: 1600, height: 1067, format: "webp" });
    expect(await sizeOf(wide.files.card)).toMatchObject({ width: 800, format: "webp" });
    expect(await sizeOf(small.files.card)).toEqual({ width: 300, height: 200, format: "webp" });
    expect(wide.edgeColor).toMatch(/^#f[de]0[0-9]0[0-9]$/);
  });

  test("with a placeholder of at most 400 characters, whatever it shows", async ({ world: _ }) => {
    const drawn = [
      await pictures.draw(await noise(640, 640).png().toBuffer()),
      await pictures.draw(await noise(900, 100).png().toBuffer()),
      await pictures.draw(await plain(1, 1).png().toBuffer()),
    ];

    for (const { placeholder } of drawn) {
      expect(placeholder).toMatch(/^data:image\/webp;base64,[\w+/]+=*$/);
      expect(placeholder.length).toBeLessThanOrEqual(400);
    }
  });

  test("upright, without the metadata that said how to turn it and where it was taken", async ({
    world: _,
  }) => {
    const lying = await twoTone(400, 200)
      .withExif({ IFD0: { Artist: "Ada was here" }, IFD3: { GPSLatitude: "52/1 30/1 0/1" } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { width, height, files } = await pictures.draw(lying);

    expect([width, height]).toEqual([200, 400]);
    for (const file of Object.values(files)) {
      const { exif, xmp, icc, orientation } = await sharp(file).metadata();
      expect([exif, xmp, icc, orientation]).toEqual([undefined, undefined, undefined, undefined]);
      expect(Buffer.from(file).toString("latin1")).not.toContain("Ada was here");
    }
  });

  test("in the part that was chosen of the upright picture", async ({ world: _ }) => {
    const lying = await twoTone(400, 200).withMetadata({ orientation: 3 }).jpeg().toBuffer();
    const part = await pictures.draw(lying, { x: 0.25, y: 0, width: 0.5, height: 0.5 });
    const whole = await pictures.draw(lying);

    expect([part.width, part.height]).toEqual([200, 100]);
    // Turned by half a circle, blue is above.
    expect(whole.edgeColor).toMatch(/^#0[0-9]0[0-9]f[0-9a-f]$/);
    expect(part.edgeColor).toMatch(/^#0[0-9]0[0-9]f[0-9a-f]$/);
  });

  test.for(["png", "jpeg", "webp", "gif", "avif"] as const)(
    "from %s, and from its first frame",
    async (format, { world: _ }) => {
      const { width } = await pictures.draw(await plain(64, 64).toFormat(format).toBuffer());

      expect(width).toBe(64);
    },
  );

  test("also where it is grey, see-through, indexed or of sixteen bits", async ({ world: _ }) => {
    const clear = sharp({ create: { width: 20, height: 20, channels: 4, background: { ...red, alpha: 0 } } });
    const kinds = [
      await plain(20, 20).greyscale().png().toBuffer(),
      await clear.png().toBuffer(),
      await plain(20, 20).png({ palette: true }).toBuffer(),
      await plain(20, 20).toColorspace("rgb16").png().toBuffer(),
      await plain(20, 20).toColorspace("cmyk").jpeg().toBuffer(),
    ];
    const colors = await Promise.all(kinds.map(async (bytes) => (await pictures.draw(bytes)).edgeColor));

    expect(colors[1]).toBe("#ffffff");
    for (const color of colors) expect(color).toMatch(/^#[0-9a-f]{6}$/);
  });

  test("as JPEG too, and all of it within a call's time, whatever it shows and however high it is", async ({
    world: _,
  }) => {
    const begun = performance.now();
    const { width, height, files } = await pictures.draw(await grain(2000, 4000));
    const high = await pictures.draw(await grain(1600, 9000));

    expect([width, height]).toEqual([1600, 3200]);
    expect(await sizeOf(files["page.jpg"])).toEqual({ width: 1600, height: 3200, format: "jpeg" });
    expect(await sizeOf(files["card.jpg"])).toEqual({ width: 800, height: 1600, format: "jpeg" });
    expect([high.width, high.height]).toEqual([569, 3200]);
    // Half of what a call has, for both.
    expect(performance.now() - begun).toBeLessThan(30_000);
  });
});

describe("What is no picture is refused", () => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>`;
  test.for<[string, () => Promise<Uint8Array> | Uint8Array]>([
    ["nothing", () => new Uint8Array()],
    ["an SVG", () => Buffer.from(svg)],
    ["an SVG with a declaration", () => Buffer.from(`<?xml version="1.0"?>${svg}`)],
    ["an SVG that begins like a HEIF", () => Buffer.from(`\0\0\0\x19ftyp${svg}`)],
    ["HTML", () => Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["a PDF", () => Buffer.from("%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>")],
    ["a zip", () => Buffer.from("504b0304140000000800", "hex")],
    ["a TIFF", () => plain(9, 9).tiff().toBuffer()],
    ["HTML that begins like a GIF", () => Buffer.from("GIF89a/*<script>alert(1)</script>*/=1;")],
    [
      "a JPEG without its second half",
      async () => {
        const whole = await noise(300, 300).jpeg().toBuffer();
        return whole.subarray(0, whole.length / 2);
      },
    ],
    [
      "a PNG without its second half",
      async () => {
        const whole = await noise(300, 300).png().toBuffer();
        return whole.subarray(0, whole.length / 2);
      },
    ],
    ["a PNG of 10,000 by 10,000", () => pngBomb(10_000, 10_000)],
    ["a PNG of 60,000 by 60,000", () => pngBomb(60_000, 60_000)],
    ["a picture eleven times as wide as high", () => plain(1100, 100).png().toBuffer()],
    ["a strip of one pixel", () => plain(1, 5000).png().toBuffer()],
  ])("%s", async ([, bytes], { world }) => {
    const ctx = world.as(await world.person());

    await expect(uploadImage(ctx, await bytes())).rejects.toMatchObject({ reason: "not_an_image" });
    expect(await world.db.select().from(images)).toEqual([]);
  });

  test("and what is hidden behind a picture does not come along", async ({ world }) => {
    const ctx = world.as(await world.person());
    const bytes = Buffer.concat([
      await plain(50, 50).jpeg().toBuffer(),
      Buffer.from("<script>alert(1)</script>"),
    ]);
    const { hash } = await uploadImage(ctx, bytes);

    for (const size of ["card", "page"] as const)
      expect(Buffer.from(await openImageFile(ctx, hash, size)).toString("latin1")).not.toContain("script");
  });
});

describe("A picture is read", () => {
  test("however many come at once", async () => {
    const bytes = await plain(60, 40).jpeg().toBuffer();
    // One is opened by a thread while others are just begun.
    const soon = async (ms: number) => {
      await new Promise((resolve) => setTimeout(resolve, ms));
      return pictures.draw(bytes, undefined);
    };
    const drawn: PromiseSettledResult<unknown>[] = [];
    for (let round = 0; round < 20; round++)
      drawn.push(...(await Promise.allSettled(Array.from({ length: 30 }, (_, n) => soon(n % 7)))));
    expect(drawn.filter(({ status }) => status === "rejected")).toEqual([]);
  });
});

describe("A picture is kept", () => {
  test("once, whoever brings it, also both at once", async ({ world }) => {
    const people = await world.people(4);
    const bytes = await twoTone(900, 600).jpeg().toBuffer();
    const kept = await Promise.all(people.map((userId) => uploadImage(world.as(userId), bytes)));

    expect(new Set(kept.map(({ hash }) => hash)).size).toBe(1);
    expect(await world.db.select().from(images)).toHaveLength(1);
    expect(await world.db.select().from(imageFiles)).toHaveLength(4);
  });

  test("with its JPEGs, so that nothing is drawn when it is looked at", async ({ world }) => {
    const ctx = world.as(await world.person());
    const drawnLater: Uint8Array[] = [];
    const ports = { ...ctx.ports, pictures: { ...pictures, toJpeg: watched(drawnLater) } };
    const { hash } = await uploadImage(ctx, await twoTone(900, 600).jpeg().toBuffer());

    for (const file of fileNames) await openImageFile({ ...ctx, ports }, hash, file);
    expect(drawnLater).toEqual([]);

    // One from before: what it has not is drawn once.
    await world.db.delete(imageFiles).where(inArray(imageFiles.file, ["card.jpg", "page.jpg"]));
    for (let turn = 0; turn < 3; turn++)
      for (const [file, width] of [
        ["card.jpg", 800],
        ["page.jpg", 900],
      ] as const)
        expect(await sizeOf(await openImageFile({ ...ctx, ports }, hash, file))).toMatchObject({
          width,
          format: "jpeg",
        });
    expect(drawnLater).toHaveLength(2);
    expect(await world.db.select().from(imageFiles)).toHaveLength(4);
  });

  test("a hundred of one person at most that no event shows, and sixty a day whatever they show", async ({
    world,
  }) => {
    const organizer = await world.person();
    const add = (from: number, count: number) =>
      world.db.insert(images).values(
        Array.from({ length: count }, (_, n) => ({
          hash: String(from + n).padStart(64, "0"),
          uploaderId: organizer,
          width: 1,
          height: 1,
          placeholder: "data:",
          edgeColor: "#000000",
          createdAt: world.clock.now,
        })),
      );
    const bytes = await plain(2, 2).png().toBuffer();
    await add(0, 100);
    const added = world.clock.now;

    world.clock.forward({ days: 3 });
    await expect(uploadImage(world.as(organizer), bytes)).rejects.toMatchObject({
      reason: "rate_limited",
      details: { retryAt: new Date(added.getTime() + 30 * 24 * 3_600_000) },
    });
    for (const n of [0, 1]) await world.event({ organizer, bannerImage: String(n).padStart(64, "0") });
    for (let n = 0; n < 3; n++) {
      for (let m = 0; m < 20; m++) await uploadImage(world.as(organizer), bytes);
      world.clock.forward({ hours: 1 });
    }
    await expect(uploadImage(world.as(organizer), bytes)).rejects.toMatchObject({ reason: "rate_limited" });
    world.clock.forward({ days: 1 });
    await expect(uploadImage(world.as(organizer), bytes)).resolves.toBeDefined();
  });

  test("twenty an hour of one person, and of others all the same", async ({ world }) => {
    const [one, other] = (await world.people(2)) as [number, number];
    const bytes = await plain(2, 2).png().toBuffer();
    for (let n = 0; n < 20; n++) await uploadImage(world.as(one), bytes);

    await expect(uploadImage(world.as(one), bytes)).rejects.toMatchObject({ reason: "rate_limited" });
    await expect(uploadImage(world.as(other), bytes)).resolves.toBeDefined();
    world.clock.forward({ hours: 1 });
    await expect(uploadImage(world.as(one), bytes)).resolves.toBeDefined();
  });

  test("outside the database where an object storage is configured, signed for it", async ({ world }) => {
    const files = new Map<string, { bytes: Buffer; type: string | undefined }>();
    const unsigned: string[] = [];
    const server = createServer(async (request, response) => {
      if (!/^AWS4-HMAC-SHA256 Credential=key\/\d{8}\/here\/s3\//.test(request.headers.authorization ?? ""))
        unsigned.push(request.url!);
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      if (request.method === "PUT")
        files.set(request.url!, { bytes: Buffer.concat(chunks), type: request.headers["content-type"] });
      const file = files.get(request.url!);
      response.writeHead(file ? 200 : 404).end(request.method === "GET" ? file?.bytes : undefined);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const objectStorage = createObjectStorage({
      STORAGE_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      STORAGE_BUCKET: "pictures",
      STORAGE_ACCESS_KEY_ID: "key",
      STORAGE_SECRET_ACCESS_KEY: "secret",
      STORAGE_REGION: "here",
    });
    const person = world.as(await world.person());
    const ctx = { ...person, ports: { ...person.ports, objectStorage } };

    try {
      const { hash } = await uploadImage(ctx, await twoTone(900, 600).jpeg().toBuffer());
      const read = await openImageFile(ctx, hash, "card");

      expect([...files.keys()].sort()).toEqual([
        `/pictures/images/${hash}/card.jpg`,
        `/pictures/images/${hash}/card.webp`,
        `/pictures/images/${hash}/page.jpg`,
        `/pictures/images/${hash}/page.webp`,
      ]);
      for (const [name, { type }] of files)
        expect(type).toBe(`image/${name.endsWith("jpg") ? "jpeg" : "webp"}`);
      expect(await sizeOf(read)).toMatchObject({ width: 800, format: "webp" });
      expect(unsigned).toEqual([]);
      expect(await world.db.select().from(imageFiles)).toEqual([]);
      const drawnLater: Uint8Array[] = [];
      const ports = { ...ctx.ports, pictures: { ...pictures, toJpeg: watched(drawnLater) } };
      for (let turn = 0; turn < 2; turn++) await openImageFile({ ...ctx, ports }, hash, "page.jpg");
      expect(drawnLater).toEqual([]);
      files.delete(`/pictures/images/${hash}/page.jpg`);
      for (let turn = 0; turn < 2; turn++) await openImageFile({ ...ctx, ports }, hash, "page.jpg");
      expect(drawnLater).toHaveLength(1);
      await expect(openImageFile(ctx, "0".repeat(64), "card")).rejects.toMatchObject({ reason: "not_found" });
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });
});
