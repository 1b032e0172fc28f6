import { badRequest } from "./errors";

export type UploadedFile = { name: string; mime: string; bytes: Uint8Array };

/** What a Bot API call was given, wherever it came from: query, JSON, form. Values of forms are strings. */
export class Params {
  constructor(
    private readonly values: Record<string, unknown>,
    private readonly files: Record<string, UploadedFile> = {},
  ) {}

  has(name: string) {
    const value = this.values[name];
    return value !== undefined && value !== null && value !== "";
  }

  /** The value as text; empty when it is absent. */
  string(name: string): string {
    const value = this.values[name];
    if (value === undefined || value === null) return "";
    return typeof value === "object" ? JSON.stringify(value) : String(value);
  }

  requiredString(name: string): string {
    const value = this.string(name);
    if (value === "") throw badRequest(`Parameter "${name}" is required`);
    return value;
  }

  /** Like Telegram, brings a number that is out of bounds back within them. */
  integer(name: string, fallback: number, least = -Infinity, most = Infinity): number {
    const text = this.string(name).trim();
    const value = text === "" ? fallback : Number.parseInt(text, 10) || 0;
    return Math.min(most, Math.max(least, value));
  }

  boolean(name: string): boolean {
    return ["true", "yes", "1"].includes(this.string(name).trim().toLowerCase());
  }

  /** A structured value: an object of a JSON body, or the JSON text of a form field. */
  json(name: string, what = name.replaceAll("_", " ")): unknown {
    const value = this.values[name];
    if (value === undefined || value === null || value === "") return undefined;
    if (typeof value !== "string") return value;
    try {
      return JSON.parse(value) as unknown;
    } catch {
      throw badRequest(`Can't parse ${what} JSON object`);
    }
  }

  file(name: string): UploadedFile | undefined {
    return this.files[name];
  }

  /** For the call log: what was sent, files by name and size. */
  forLog(): unknown {
    const files = Object.entries(this.files).map(([field, file]) => [
      field,
      `file ${file.name}, ${file.bytes.length} bytes`,
    ]);
    return files.length === 0 ? this.values : { ...this.values, ...Object.fromEntries(files) };
  }
}
