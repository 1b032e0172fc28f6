import type { IncomingMessage } from "node:http";
import { ApiError, badRequest } from "../errors";
import type { UploadedFile } from "../params";
import { parseMultipart } from "./multipart";

export type Body = { values: Record<string, unknown>; files: Record<string, UploadedFile> };

const bytesAtMost = 20 * 1024 * 1024;

/** Reads what a Bot API call was given: the query string, and a body of JSON, of a form or of several parts. */
export async function readCall(request: IncomingMessage, query: URLSearchParams): Promise<Body> {
  const values: Record<string, unknown> = Object.fromEntries(query);
  const bytes = await readBytes(request);
  if (bytes.length === 0) return { values, files: {} };

  const type = request.headers["content-type"] ?? "";
  if (type.startsWith("application/json")) return { values: { ...values, ...parseJson(bytes) }, files: {} };
  if (type.startsWith("multipart/form-data")) return readParts(bytes, type, values);
  return { values: { ...values, ...Object.fromEntries(new URLSearchParams(bytes.toString())) }, files: {} };
}

/** Reads a body to its end; nothing when there is none. */
export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > bytesAtMost) throw new ApiError(413, "Request Entity Too Large");
    chunks.push(chunk);
  }
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
}

function parseJson(bytes: Buffer): Record<string, unknown> {
  try {
    const value = JSON.parse(bytes.toString()) as unknown;
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // The refusal below says it.
  }
  throw badRequest("can't parse JSON encoded parameters");
}

function readParts(bytes: Buffer, type: string, values: Record<string, unknown>): Body {
  const parts = parseMultipart(bytes, type);
  if (!parts) throw badRequest("can't parse multipart form data");
  return { values: { ...values, ...parts.fields }, files: parts.files };
}
