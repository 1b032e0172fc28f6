import { ApiError, badRequest } from "../errors";
import type { Params, UploadedFile } from "../params";
import type { Server } from "../server";
import type { StoredFile } from "../world/model";

const photoBytesAtMost = 10 * 1024 * 1024;
const downloadMs = 5_000;

/** The file a parameter means: an upload, `attach://` another upload, a known file id, or a web address to fetch. */
export async function readInputFile(
  server: Server,
  params: Params,
  field: string,
  kind: "photo" | "document",
): Promise<StoredFile> {
  const uploaded = params.file(field);
  if (uploaded) return keep(server, kind, uploaded);

  const given = params.string(field);
  if (given === "") throw badRequest(`there is no ${kind} in the request`);
  return resolveFile(server, params, given, kind);
}

/** The same for an address inside another parameter, such as the `media` of an InputMedia. */
export async function resolveFile(
  server: Server,
  params: Params,
  given: string,
  kind: "photo" | "document",
  options: { mayUpload?: boolean } = {},
): Promise<StoredFile> {
  if (given.startsWith("attach://")) {
    const uploaded = params.file(given.slice("attach://".length));
    if (!uploaded || options.mayUpload === false) throw badRequest("media not found");
    return keep(server, kind, uploaded);
  }
  if (/^https?:\/\//.test(given)) return keep(server, kind, await download(given));

  const known = server.files.find(given);
  if (!known) throw badRequest("wrong remote file identifier specified: Wrong string length");
  if (known.kind !== kind) {
    throw badRequest(`can't use file of type ${titled(known.kind)} as ${titled(kind)}`);
  }
  return known;
}

function keep(server: Server, kind: "photo" | "document", file: UploadedFile): StoredFile {
  if (file.bytes.length === 0) throw badRequest("file must be non-empty");
  if (kind === "document") return server.files.add(kind, file);
  if (file.bytes.length > photoBytesAtMost) throw new ApiError(413, "Request Entity Too Large");

  const stored = server.files.add(kind, file);
  if (stored.width === undefined || stored.height === undefined) throw badRequest("IMAGE_PROCESS_FAILED");
  const [shorter, longer] = [Math.min(stored.width, stored.height), Math.max(stored.width, stored.height)];
  if (shorter + longer > 10_000 || longer > shorter * 20) throw badRequest("PHOTO_INVALID_DIMENSIONS");
  return stored;
}

async function download(address: string): Promise<UploadedFile> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(downloadMs) });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const name = new URL(address).pathname.split("/").at(-1) || "file";
    return { name, mime: response.headers.get("content-type") ?? "application/octet-stream", bytes };
  } catch {
    throw badRequest("failed to get HTTP URL content");
  }
}

function titled(kind: string) {
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}
