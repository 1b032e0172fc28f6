import { z } from "zod";
import { DraftView } from "@/domain/drafts/schema";
import { statuses } from "./errors";
import { type Auth, type Operation, ratesOf } from "./operation";

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of these operations, from the very schemas that check them. */
export function describeApi(operations: readonly Operation[], serverUrl: string) {
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const { path, method } = operation;
    paths[path] = { ...paths[path], [method.toLowerCase()]: toOpenApi(operation) };
  }
  return {
    openapi: "3.1.0" as const,
    info: {
      title: "Telegram event bot",
      version: "1",
      description:
        "Events, RSVPs, tickets and payments. Sign in with Telegram's init data, or with the session it was exchanged for.",
    },
    servers: [{ url: serverUrl }],
    paths,
    components: { securitySchemes, schemas: { Error: schemaOf(ErrorView, "output") } },
  };
}

const ErrorView = z.object({
  error: z.string(),
  message: z.string(),
  issues: z.array(z.object({ path: z.array(z.string()), message: z.string() })).optional(),
  errorId: z.uuid().optional(),
  retryAt: z.iso.datetime().optional(),
  fields: z.array(z.string()).optional(),
  draft: DraftView.optional(),
});

const securitySchemes = {
  session: {
    type: "http",
    scheme: "bearer",
    description: "The token of GET /api/webapp/init; lives a quarter of an hour.",
  },
  initData: {
    type: "apiKey",
    in: "header",
    name: "Authorization",
    description: "`tma <init data>`, at most an hour old.",
  },
  telegram: { type: "apiKey", in: "header", name: "X-Telegram-Bot-Api-Secret-Token" },
  stripe: { type: "apiKey", in: "header", name: "Stripe-Signature" },
  inngest: { type: "apiKey", in: "header", name: "X-Inngest-Signature" },
};

const securities: Record<Auth, Json[]> = {
  required: [{ session: [] }, { initData: [] }],
  optional: [{}, { session: [] }, { initData: [] }],
  "init-data": [{ initData: [] }],
  none: [],
  telegram: [{ telegram: [] }],
  stripe: [{ stripe: [] }],
  inngest: [{ inngest: [] }],
};

function toOpenApi(operation: Operation): Json {
  const { summary, auth, params, query, body, bytes, idempotent, status = 200, answer } = operation;
  return {
    operationId: nameOf(operation),
    summary,
    security: securities[auth],
    parameters: [
      ...parametersOf(params, "path"),
      ...parametersOf(query, "query"),
      ...(idempotent ? [idempotencyKey] : []),
    ],
    ...(body ? { requestBody: { content: jsonContent(schemaOf(body, "input")) } } : {}),
    ...(bytes ? { requestBody: { required: true, content: fileContent } } : {}),
    responses: { [status]: { description: summary, content: contentOf(answer) }, ...refusalsOf(operation) },
  };
}

/** "GET /api/events/{id}/rsvps" is "getEventsIdRsvps". */
const nameOf = ({ method, path }: Operation) =>
  method.toLowerCase() +
  path.slice("/api".length).replace(/\W+(\w?)/g, (_, letter: string) => letter.toUpperCase());

const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "A retry under the same key gets the answer of the first time. Kept for a day.",
  schema: { type: "string", minLength: 1, maxLength: 200 },
};

function parametersOf(object: z.ZodObject | undefined, place: "path" | "query") {
  if (!object) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(object, { io: "input" });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema,
  }));
}

function refusalsOf(operation: Operation) {
  const { auth, path, params, body, bytes, query, idempotent, immutable, refusals = [] } = operation;
  const names = new Map<number, string[]>();
  const add = (status: number, ...reasons: string[]) =>
    names.set(status, [...(names.get(status) ?? []), ...reasons]);
  if (body) add(400, "invalid_json");
  if (immutable) add(400, "unknown_query");
  if (body || bytes) add(413, "too_large");
  if (body) add(415, "wrong_type");
  if (body || query || idempotent) add(422, "invalid_input");
  if (auth === "stripe") add(400, "wrong_signature");
  else if (auth !== "none" && !refusals.includes("sign_in")) add(401, "sign_in");
  if (auth === "required" || auth === "optional" || auth === "init-data") add(403, "suspended");
  if (path.startsWith("/api/events/{id}") && !refusals.includes("event_suspended"))
    add(403, "event_suspended");
  if (params && !refusals.includes("not_found")) add(404, "not_found");
  if (ratesOf(operation).length > 0) add(429, "rate_limited");
  if (idempotent && idempotent !== "itself") add(409, "in_progress");
  if (idempotent && idempotent !== "itself") add(422, "idempotency_mismatch");
  for (const reason of refusals) add(statuses[reason], reason);
  add(500, "unavailable");
  return Object.fromEntries(
    [...names].map(([status, reasons]) => [
      status,
      { description: reasons.map((reason) => `\`${reason}\``).join(", "), content: errorContent },
    ]),
  );
}

const jsonContent = (schema: Json) => ({ "application/json": { schema } });
const fileContent = { "application/octet-stream": { schema: {} } };
const errorContent = jsonContent({ $ref: "#/components/schemas/Error" });
const contentOf = (answer: Operation["answer"]) =>
  typeof answer === "string"
    ? { [answer]: { schema: { type: "string" } } }
    : jsonContent(schemaOf(answer, "output"));

function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema, ...described } = z.toJSONSchema(schema, { io });
  return described;
}
