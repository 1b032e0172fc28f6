import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bannerRatio, cropOf, cropQuery, moved, zoomed } from "@/components/drafts/crop";
import { CropQuery } from "@/domain/images/schema";

const start = { zoom: 1, middle: { x: 0.5, y: 0.5 } };

describe("The part of a picture that becomes the banner", () => {
  test("is as much as fits, in the middle", () => {
    expect(cropOf(bannerRatio, start)).toEqual({ x: 0, y: 0, width: 1, height: 1 });
    const { x, y, width, height } = cropOf(1, start);
    expect([x, width, height]).toEqual([0, 1, 1 / bannerRatio]);
    expect(y).toBeCloseTo((1 - height) / 2);
  });

  test("follows the finger: what is dragged to the right shows more of the left", () => {
    const closer = zoomed(start, 2);
    expect(cropOf(bannerRatio, moved(bannerRatio, closer, 0.25, 0)).x).toBeCloseTo(0.125);
  });

  test("keeps the banner's shape and stays in the picture, however it is dragged and pinched, and the server takes it", () => {
    const step = fc.record({
      x: fc.double({ min: -2, max: 2, noNaN: true }),
      y: fc.double({ min: -2, max: 2, noNaN: true }),
      factor: fc.double({ min: 0.2, max: 5, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        fc.array(step, { maxLength: 8 }),
        (ratio, steps) => {
          const view = steps.reduce((at, { x, y, factor }) => zoomed(moved(ratio, at, x, y), factor), start);
          const crop = cropOf(ratio, view);
          expect((crop.width / crop.height) * ratio).toBeCloseTo(bannerRatio, 6);
          expect(CropQuery.safeParse(Object.fromEntries(cropQuery(crop)))).toMatchObject({ success: true });
        },
      ),
    );
  });
});
