import type sharp from "sharp";
import { Refusal } from "@/domain/errors";
import { type Crop, type DrawnImage, widths } from "@/domain/images/schema";
import type { Pictures } from "@/domain/ports";

/** What a phone takes at most today; beyond it a small file can be meant to fill the memory. */
const maxPixels = 50_000_000;
/** Telegram takes no photo beyond 20 to 1, and no page shows one well. */
const maxRatio = 10;

/** Without mozjpeg, which takes seconds for a picture of noise. */
const jpeg = { quality: 85 };

/** The only readers of libvips, which has many, in this process. The pictures beside links are drawn from SVG, by Next. */
const readers = ["Jpeg", "Png", "Webp", "Nsgif", "Heif", "Svg"].map(
  (format) => `VipsForeignLoad${format}Buffer`,
);

/** How a stranger's file may begin, in hex: JPEG, PNG, GIF, WebP, HEIF. Nothing else is read. */
const beginning = /^(ffd8ff|89504e470d0a1a0a|474946383[79]61|52494646.{8}57454250|0000.{4}66747970)/;

/** Decodes pictures and draws them anew: pixels are all that is kept of a file, without its metadata. */
export const pictures: Pictures = {
  async draw(bytes, crop) {
    const sharp = await load();
    try {
      return await draw(sharp, bytes, crop);
    } catch (error) {
      throw isFault(error) ? error : new Refusal("not_an_image");
    }
  },
  async toJpeg(webp) {
    const sharp = await load();
    return sharp(webp).jpeg(jpeg).toBuffer();
  },
};

/** libvips tells what is wrong with a file in plain errors; ours and the runtime's have names. */
const isFault = (error: unknown) => !(error instanceof Error) || error.constructor !== Error;

type Sharp = typeof sharp;

let loading: Promise<Sharp> | undefined;

/**
 * Loaded when the first picture comes: most processes never see one. Its readers are chosen once: while they are, another
 * thread that opens a picture finds none.
 */
function load(): Promise<Sharp> {
  loading ??= import("sharp").then(({ default: sharp }) => {
    // One picture takes one core, so that the others answer whoever asks for something else.
    sharp.concurrency(1);
    sharp.block({ operation: ["VipsForeignLoad"] });
    sharp.unblock({ operation: readers });
    return sharp;
  });
  return loading;
}

async function draw(sharp: Sharp, bytes: Uint8Array, crop: Crop | undefined): Promise<DrawnImage> {
  if (!beginning.test(Buffer.from(bytes.subarray(0, 12)).toString("hex"))) throw new Refusal("not_an_image");

  const given = sharp(bytes, { limitInputPixels: maxPixels, failOn: "error" }).timeout({ seconds: 10 });
  const { autoOrient: upright, format } = await given.metadata();
  if (format === "svg") throw new Refusal("not_an_image");

  const area = areaOf(upright, crop);
  if (Math.max(area.width / area.height, area.height / area.width) > maxRatio)
    throw new Refusal("not_an_image");

  const { data, info } = await given
    .autoOrient()
    .extract(area)
    .flatten({ background: "#ffffff" })
    .toColorspace("srgb")
    .resize({ width: widths.page, height: 2 * widths.page, fit: "inside", withoutEnlargement: true })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const drawn = () => sharp(data, { raw: { width, height, channels } });
  const small = () => drawn().resize({ width: widths.card, withoutEnlargement: true });

  const [page, card, pageJpeg, cardJpeg, tiny] = await Promise.all([
    drawn().webp({ quality: 82 }).toBuffer(),
    small().webp({ quality: 78 }).toBuffer(),
    drawn().jpeg(jpeg).toBuffer(),
    small().jpeg(jpeg).toBuffer(),
    drawn().resize({ width: 16, height: 16, fit: "inside" }).webp({ quality: 20 }).toBuffer(),
  ]);
  return {
    width,
    height,
    placeholder: `data:image/webp;base64,${tiny.toString("base64")}`,
    edgeColor: meanColor(data.subarray(0, width * channels), channels),
    files: { page, card, "page.jpg": pageJpeg, "card.jpg": cardJpeg },
  };
}

/** Fractions of an upright picture in its pixels, at least one each way. */
function areaOf({ width, height }: { width: number; height: number }, crop: Crop = whole) {
  const left = Math.min(width - 1, Math.round(crop.x * width));
  const top = Math.min(height - 1, Math.round(crop.y * height));
  return {
    left,
    top,
    width: Math.max(1, Math.min(width - left, Math.round(crop.width * width))),
    height: Math.max(1, Math.min(height - top, Math.round(crop.height * height))),
  };
}

const whole: Crop = { x: 0, y: 0, width: 1, height: 1 };

/** #rrggbb of some pixels. */
function meanColor(pixels: Uint8Array, channels: number) {
  const count = pixels.length / channels;
  const mean = (channel: number) => {
    const at = Math.min(channel, channels - 1);
    let sum = 0;
    for (let n = at; n < pixels.length; n += channels) sum += pixels[n]!;
    return Math.round(sum / count)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${mean(0)}${mean(1)}${mean(2)}`;
}
