import { z } from "zod";
import { currencies } from "./currencies";
import { type ApiError, invalidRequest } from "./errors";

/** Reads `a[b][0]=1&c=2` as `{ a: { b: { 0: "1" } }, c: "2" }`. Every value is text; a repeated `a[]` counts up. */
export function decodeForm(text: string): unknown {
  const root = emptyObject();
  for (const [name, value] of new URLSearchParams(text)) {
    const [first = "", ...rest] = name.replaceAll("]", "").split("[");
    put(root, [first, ...rest], value);
  }
  return root;
}

type Tree = { [key: string]: string | Tree };

/** Without a prototype, so that no name in a request means anything else. */
const emptyObject = (): Tree => Object.create(null) as Tree;

function put(tree: Tree, [name = "", ...rest]: string[], value: string): void {
  const key = name === "" ? String(Object.keys(tree).length) : name;
  if (rest.length === 0) {
    tree[key] = value;
    return;
  }
  const inner = tree[key];
  const branch = typeof inner === "object" ? inner : emptyObject();
  tree[key] = branch;
  put(branch, rest, value);
}

/** The parameters in the shape of the schema, or the refusal that Stripe would give. */
export function parse<T extends z.ZodType>(schema: T, params: unknown): z.output<T> {
  const parsed = schema.safeParse(params, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw refusalOf(parsed.error.issues[0]!);
}

function refusalOf(issue: z.core.$ZodIssue): ApiError {
  const param = paramName(issue.path);
  if (issue.code === "unrecognized_keys") {
    const unknown = paramName([...issue.path, issue.keys[0]!]);
    return invalidRequest(`Received unknown parameter: ${unknown}`, {
      code: "parameter_unknown",
      param: unknown,
    });
  }
  if (issue.input === undefined)
    return invalidRequest(`Missing required param: ${param}.`, { code: "parameter_missing", param });
  if (issue.input === "")
    return invalidRequest(
      `You passed an empty string for '${param}'. We assume empty values are an attempt to unset a parameter; however '${param}' cannot be unset. You should remove '${param}' from your request or supply a non-empty value.`,
      { code: "parameter_invalid_empty", param },
    );
  if (issue.code === "custom") {
    const code = issue.params?.code as string | undefined;
    return invalidRequest(issue.message, { ...(code === undefined ? {} : { code }), param });
  }
  if (issue.code === "invalid_value")
    return invalidRequest(`Invalid ${param}: must be one of ${issue.values.join(", ")}`, { param });
  return invalidRequest(`Invalid ${param}: ${issue.message}`, { param });
}

function paramName([first = "", ...rest]: PropertyKey[]): string {
  return `${String(first)}${rest.map((name) => `[${String(name)}]`).join("")}`;
}

const nonEmpty = z.string().min(1);

/** Text of at most so many characters. */
export const text = (longest = 5000) =>
  nonEmpty.refine((value) => value.length <= longest, {
    error: (issue) =>
      `Invalid string: ${String(issue.input).slice(0, 10)}...; must be at most ${longest} characters`,
  });

export const integer = nonEmpty
  .refine((value) => /^-?\d{1,15}$/.test(value), {
    error: (issue) => `Invalid integer: ${issue.input}`,
    params: { code: "parameter_invalid_integer" },
  })
  .transform(Number);

export const amount = integer.refine((value) => value >= 0, {
  error: "Invalid non-negative integer",
  params: { code: "parameter_invalid_integer" },
});

export const positive = integer.refine((value) => value >= 1, {
  error: "This value must be greater than or equal to 1.",
  params: { code: "parameter_invalid_integer" },
});

export const flag = nonEmpty
  .refine((value) => value === "true" || value === "false", {
    error: (issue) => `Invalid boolean: ${issue.input}`,
  })
  .transform((value) => value === "true");

export const url = text(5000).refine((value) => /^https?:\/\//.test(value) && URL.canParse(value), {
  error: "Not a valid URL",
  params: { code: "url_invalid" },
});

export const email = text(800).refine((value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value), {
  error: (issue) => `Invalid email address: ${issue.input}`,
  params: { code: "email_invalid" },
});

/** In any case, as Stripe takes it; small letters from here on. */
export const currency = nonEmpty
  .transform((value) => value.toLowerCase())
  .refine((value) => currencies.includes(value), {
    error: (issue) =>
      `Invalid currency: ${issue.input}. Stripe currently supports these currencies: ${currencies.join(", ")}`,
  });

/** An array, which a form writes with numbers for names. */
export const list = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (typeof value === "object" && value !== null ? Object.values(value) : value),
    z.array(item),
  );

/** Up to 50 pairs. An empty value unsets, which in a new object is the same as leaving it out. */
export const metadata = z
  .record(z.string(), z.string())
  .superRefine((pairs, context) => {
    const refuse = (message: string, ...path: string[]) =>
      context.addIssue({ code: "custom", message, path, input: pairs });
    if (Object.keys(pairs).length > 50) refuse("You can have up to 50 metadata keys");
    for (const [key, value] of Object.entries(pairs)) {
      if (key.length > 40) refuse("Metadata keys can have up to 40 characters", key);
      if (value.length > 500) refuse("Metadata values can have up to 500 characters", key);
    }
  })
  .transform((pairs) => Object.fromEntries(Object.entries(pairs).filter(([, value]) => value !== "")));

const range = z.strictObject({
  gt: integer.optional(),
  gte: integer.optional(),
  lt: integer.optional(),
  lte: integer.optional(),
});

export const expand = { expand: list(text()).optional() };

/** What every list takes. */
export const paging = {
  ...expand,
  limit: integer
    .refine((value) => value >= 1 && value <= 100, { error: "This value must be between 1 and 100." })
    .optional(),
  starting_after: text().optional(),
  ending_before: text().optional(),
};

/** The moment of creation: a second, or a range of them. */
export const created = z
  .union([integer.transform((second) => ({ gte: second, lte: second })), range])
  .optional();
