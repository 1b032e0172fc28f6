import { beforeEach, describe, expect, test, vi } from "vitest";
import { shrink } from "@/components/drafts/shrink";
import { maxImageBytes } from "@/domain/images/rules";

/** Canvases that were drawn on, in a browser whose JPEGs have `bytesPerPixel`; null where it draws none so large. */
const drawn: { width: number; height: number }[] = [];
let bytesPerPixel = 0.3;
let megapixels = 16.8;
const picture = { width: 8000, height: 6000, close: vi.fn() };

beforeEach(() => {
  drawn.length = 0;
  [bytesPerPixel, megapixels] = [0.3, 16.8];
  vi.stubGlobal("createImageBitmap", async () => picture);
  vi.stubGlobal("document", {
    createElement: () => {
      const canvas = {
        width: 0,
        height: 0,
        getContext: () => ({ fillRect() {}, drawImage() {} }),
        toBlob(done: (blob: Blob | null) => void) {
          const { width, height } = canvas;
          drawn.push({ width, height });
          const pixels = width * height;
          done(pixels > megapixels * 1e6 ? null : new Blob([new Uint8Array(pixels * bytesPerPixel)]));
        },
      };
      return canvas;
    },
  });
});

const large = () => new Blob([new Uint8Array(9_000_000)]);

describe("A picture that is sent", () => {
  test("is the file itself where it is light enough", async () => {
    const file = new Blob([new Uint8Array(maxImageBytes)]);
    expect(await shrink(file)).toBe(file);
    expect(drawn).toEqual([]);
  });

  test("is drawn smaller in its proportions until the server takes it", async () => {
    bytesPerPixel = 1;
    const sent = await shrink(large());

    expect(sent!.size).toBeLessThanOrEqual(maxImageBytes);
    expect(sent!.size).toBeGreaterThan(maxImageBytes / 4);
    for (const { width, height } of drawn) expect(width / height).toBeCloseTo(4 / 3, 2);
    expect(drawn[0]).toEqual({ width: 4096, height: 3072 });
    expect(picture.close).toHaveBeenCalled();
  });

  test("is none where the browser cannot draw it", async () => {
    megapixels = 0;
    expect(await shrink(large())).toBeUndefined();
  });
});
