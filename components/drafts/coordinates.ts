export type Point = { latitude: number; longitude: number };

const number = "(-?\\d{1,3}(?:\\.\\d+)?)";

/** Where maps put a point into their links, the surest first: a pin, then the middle of what is seen. */
const forms = [
  `!3d${number}!4d${number}`,
  `[?&](?:q|ll|query|destination|daddr|center|mlat)=(?:loc:)?${number}(?:,|%2C|&mlon=)\\+?${number}`,
  `@${number},${number}`,
  `#map=\\d+/${number}/${number}`,
  `^geo:${number},${number}`,
  `^${number}\\s*[,;\\s]\\s*${number}$`,
].map((source) => new RegExp(source));

/** The point in a text that somebody typed or pasted: "52.5, 13.4", or a link from a map. Undefined where there is none on Earth. */
export function readPoint(text: string): Point | undefined {
  const tidy = text.trim().replace(/°/g, "");
  for (const form of forms) {
    const match = form.exec(tidy);
    if (!match) continue;
    const [latitude, longitude] = [Number(match[1]), Number(match[2])];
    if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) return { latitude, longitude };
  }
  return undefined;
}
