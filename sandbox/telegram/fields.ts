import { ApiError, badRequest } from "./errors";

/** A JSON object inside a parameter. */
export type Fields = Record<string, unknown>;

export function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A text field that must be there; numbers count as text, as in Telegram. */
export function requiredText(object: Fields, name: string): string {
  if (object[name] === undefined || object[name] === null) throw badRequest(`Can't find field "${name}"`);
  return optionalText(object, name);
}

export function optionalText(object: Fields, name: string): string {
  const value = object[name];
  if (value === undefined || value === null) return "";
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") throw badRequest(`Field "${name}" must be of type String`);
  return value;
}

export function optionalBoolean(object: Fields, name: string): boolean {
  const value = object[name];
  if (value === undefined || value === null) return false;
  if (typeof value !== "boolean") throw badRequest(`Field "${name}" must be of type Boolean`);
  return value;
}

export function requiredInteger(object: Fields, name: string): number {
  if (object[name] === undefined || object[name] === null) throw badRequest(`Can't find field "${name}"`);
  const value = Number(object[name]);
  if (!Number.isInteger(value)) throw badRequest(`Field "${name}" must be a valid Number`);
  return value;
}

export function requiredObject(object: Fields, name: string): Fields {
  const value = object[name];
  if (value === undefined || value === null) throw badRequest(`Can't find field "${name}"`);
  if (!isObject(value)) throw badRequest(`Field "${name}" must be of type Object`);
  return value;
}

/** Runs a check on a part of a parameter; its refusal is told as that part's. */
export function within<Result>(what: string, check: () => Result): Result {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw badRequest(`${what}: ${error.detail}`);
  }
}
