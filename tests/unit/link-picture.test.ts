import sharp from "sharp";
import { expect, test, vi } from "vitest";
import { linkPicture } from "@/app/(mini)/e/[code]/link-picture";
import { pictures } from "@/gateways/images";

const event = {
  title: "Courtyard Cinema",
  organizer: "Kenji Sato",
  lines: ["Thu, 25 Dec, 7:00 PM", "Café Mond, Torstr. 12, Łódź"],
  color: "#1f3a5f",
};

test.each([
  ["Latin", "Courtyard Cinema"],
  ["Cyrillic and Greek", "Кино во дворе, Σινεμά"],
  ["emoji", "Party 🎉 time 👩‍👩‍👧"],
  ["right to left", "حفلة في الحديقة"],
  ["Chinese", "生日派对"],
  ["nothing but emoji", "🎉🎉🎉"],
  ["one long word", "W".repeat(100)],
])("a title in %s is drawn without asking anybody for fonts", async (_, title) => {
  const asked = vi.spyOn(globalThis, "fetch");
  const drawn = sharp(await linkPicture({ ...event, title, organizer: title }));
  expect(await drawn.metadata()).toMatchObject({ format: "png", width: 1200, height: 630 });
  const addresses = asked.mock.calls.map(([address]) => String(address).slice(0, 60));
  expect(addresses.filter((address) => address.startsWith("http"))).toEqual([]);
});

test.each(["#1f3a5f", "#ffffff", "#f2c94c", "#777777"])("is read well on %s", async (color) => {
  const drawn = sharp(await linkPicture({ ...event, color }));
  const { channels } = await drawn.stats();
  // What is drawn reaches from the colour of the ground to an ink far from it.
  const spread = channels.map(({ min, max }) => max - min);
  expect(Math.max(...spread)).toBeGreaterThan(100);
});

test("is drawn also where somebody's own picture was drawn before", async () => {
  const own = sharp({ create: { width: 20, height: 10, channels: 3, background: "#f2c94c" } });
  await pictures.draw(await own.png().toBuffer(), undefined);
  expect(await sharp(await linkPicture(event)).metadata()).toMatchObject({ format: "png" });
});
