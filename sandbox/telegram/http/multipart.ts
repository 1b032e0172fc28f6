import type { UploadedFile } from "../params";

/** The fields and the files of a form in several parts. */
export type Parts = { fields: Record<string, string>; files: Record<string, UploadedFile> };

/**
 * Takes a form in several parts apart. Node's own parser wants the spaces browsers write in the headers;
 * Telegram does not, and bot libraries leave them out. Answers nothing when this is no such form.
 */
export function parseMultipart(body: Buffer, contentType: string): Parts | undefined {
  const boundary = contentType.match(/boundary=(?:"([^"]+)"|([^;\s]+))/i);
  if (!boundary) return undefined;

  const delimiter = Buffer.from(`--${boundary[1] ?? boundary[2]}`);
  const parts: Parts = { fields: {}, files: {} };
  let start = body.indexOf(delimiter);
  while (start >= 0) {
    const from = start + delimiter.length;
    const end = body.indexOf(delimiter, from);
    if (end < 0) break;
    // Between the line break after one delimiter and the one before the next.
    if (!addPart(parts, body.subarray(from + 2, end - 2))) return undefined;
    start = end;
  }
  return parts;
}

function addPart(parts: Parts, part: Buffer): boolean {
  const headersEnd = part.indexOf("\r\n\r\n");
  if (headersEnd < 0) return false;

  const headers = part.toString("utf8", 0, headersEnd);
  const content = part.subarray(headersEnd + 4);
  const name = parameter(headers, "name");
  if (name === undefined) return false;

  const fileName = parameter(headers, "filename");
  if (fileName === undefined) parts.fields[name] = content.toString();
  else parts.files[name] = { name: fileName, mime: mimeOf(headers), bytes: new Uint8Array(content) };
  return true;
}

function parameter(headers: string, name: string): string | undefined {
  const disposition = headers.match(/^content-disposition:.*$/im)?.[0] ?? "";
  const match = disposition.match(new RegExp(`[;\\s]${name}=(?:"([^"]*)"|([^;\\s]+))`, "i"));
  return match?.[1] ?? match?.[2];
}

function mimeOf(headers: string) {
  return headers.match(/^content-type:\s*(\S+)/im)?.[1] ?? "application/octet-stream";
}
