import { Malformed } from "./errors";

/** The body as it came. Throws Malformed when it is larger than `limit` bytes, whatever its headers claim. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge(limit);
  if (!request.body) return new Uint8Array();

  const chunks: Uint8Array[] = [];
  let size = 0;
  // The reader itself: an iteration over the stream costs twice as many promises.
  const reader = request.body.getReader();
  for (;;) {
    const { done, value: chunk } = await reader.read();
    if (done) return Buffer.concat(chunks);
    size += chunk.byteLength;
    if (size > limit) {
      await reader.cancel();
      throw tooLarge(limit);
    }
    chunks.push(chunk);
  }
}

const mega = 1024 * 1024;
const tooLarge = (limit: number) =>
  new Malformed(
    "too_large",
    `It may have ${limit < mega ? `${limit / 1024} KB` : `${limit / mega} MB`} at most.`,
  );

/** The body as text. Throws Malformed when it is larger than `limit` bytes, or no UTF-8. */
export async function readText(request: Request, limit: number): Promise<string> {
  const bytes = await readBytes(request, limit);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Malformed("invalid_json");
  }
}

/** A JSON body read; an empty one reads as `{}`. Throws Malformed. */
export function parseJson(request: Request, text: string): unknown {
  if (text === "") return {};
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get("content-type") ?? ""))
    throw new Malformed("wrong_type");
  try {
    return JSON.parse(text);
  } catch {
    throw new Malformed("invalid_json");
  }
}
