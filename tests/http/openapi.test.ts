import { describe, expect } from "vitest";
import { z } from "zod";
import { rsvp } from "@/domain/rsvps/rsvp";
import { call, routes, test } from "../support/http";

const { registry } = await import("@/app/api/_http/registry");

type Schema = Parameters<typeof z.fromJSONSchema>[0];
type Described = {
  operationId: string;
  summary: string;
  security: Record<string, unknown>[];
  parameters: { name: string; in: string; required: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { description: string; content: Record<string, { schema: Schema }> }>;
};
type Document = {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Described>>;
  components: { securitySchemes: object; schemas: object };
};

const read = async () => (await call("GET", "/api/openapi.json")).body as unknown as Document;
const operationsOf = ({ paths }: Document) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, it]) => ({ ...it, path, name: `${method.toUpperCase()} ${path}` })),
  );

describe("The API's own description", () => {
  test("tells every route that there is, and no other", async ({ world: _ }) => {
    const served = routes.flatMap(({ path, handlers }) =>
      Object.keys(handlers).map((method) => `${method} ${path}`),
    );

    expect(served.length).toBeGreaterThan(15);
    expect(
      operationsOf(await read())
        .map(({ name }) => name)
        .sort(),
    ).toEqual(served.sort());
    expect(registry.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(served);
  });

  test("every route is the one its file name says", ({ world: _ }) => {
    for (const { path, handlers } of routes) {
      for (const [method, handler] of Object.entries(handlers)) {
        if ("operation" in handler) expect(handler.operation).toMatchObject({ path, method });
      }
    }
  });

  test("is an OpenAPI 3.1 document: names are unique, paths declare their parameters, references lead somewhere", async ({
    world: _,
  }) => {
    const document = await read();
    const operations = operationsOf(document);

    expect(document).toMatchObject({
      openapi: "3.1.0",
      info: { title: expect.any(String), version: expect.any(String) },
    });
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    for (const { path, parameters, responses, security, summary, requestBody } of operations) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name)).toEqual(
        named,
      );
      expect(parameters.every((parameter) => parameter.in !== "path" || parameter.required)).toBe(true);
      expect(new Set(parameters.map((parameter) => `${parameter.in} ${parameter.name}`)).size).toBe(
        parameters.length,
      );
      expect(summary).toMatch(/^[A-Z].*\.$/);
      expect(Object.keys(responses).some((status) => status.startsWith("2"))).toBe(true);
      expect(Object.values(responses).every(({ description }) => description.length > 0)).toBe(true);
      for (const scheme of security.flatMap((each) => Object.keys(each)))
        expect(document.components.securitySchemes).toHaveProperty(scheme);
      for (const schema of [
        ...parameters.map((parameter) => parameter.schema),
        requestBody?.content["application/json"]?.schema,
      ]) {
        if (schema) expect(() => z.fromJSONSchema(schema)).not.toThrow();
      }
    }
    for (const [, reference = ""] of JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      expect(document).toHaveProperty(reference.split("/"));
    }
  });

  test("tells of the 404 of every path with a name in it, whose words are not of an event where it is none", async ({
    world,
  }) => {
    const document = await read();
    for (const { path, responses, name } of operationsOf(document))
      if (path.includes("{") && !path.includes("/webhook")) expect(responses, name).toHaveProperty("404");

    const as = await world.person();
    const saying = async (path: string) => (await call("GET", path, { as })).body.message;
    expect(await saying("/api/events/none")).toMatch(/event/);
    for (const path of ["/api/users/none", "/api/users/none/mutes", "/api/organizer/0/events"])
      expect(await saying(path), path).not.toMatch(/event/);
  });

  test("a path that there is not is told so as JSON", async () => {
    const { GET, POST, PUT, PATCH, DELETE } = await import("@/app/api/[...unknown]/route");
    for (const answer of [GET, POST, PUT, PATCH, DELETE]) {
      expect(answer().status).toBe(404);
      expect(await answer().json()).toEqual({ error: "not_found", message: expect.any(String) });
    }
  });

  test("the Mini App's own address of events is the same list", async ({ world }) => {
    await world.event();
    const [one, other] = [await call("GET", "/api/webapp/events"), await call("GET", "/api/events")];
    expect(one).toMatchObject({ status: 200, body: { items: { length: 1 } } });
    expect(one.body).toEqual(other.body);
  });

  test("holds no word of the database or of secrets", async ({ world: _ }) => {
    expect(JSON.stringify(await read())).not.toMatch(/drizzle|postgres|sandbox-|AAE/i);
  });

  test("real answers are of the shape it tells, with nothing beyond", async ({ world }) => {
    const document = await read();
    const guest = await world.person();
    const event = await world.event({ capacity: 1 });
    await rsvp(world.as(guest), { eventId: event.id });
    const asked = [
      ["/api/events", "/api/events", guest],
      ["/api/events/{id}", `/api/events/${event.code}`, guest],
      ["/api/events/{id}/rsvps", `/api/events/${event.code}/rsvps`, event.organizerId],
      ["/api/users/{user_id}/rsvps", `/api/users/${guest}/rsvps`, guest],
      [
        "/api/organizer/{organizer_id}/events",
        `/api/organizer/${event.organizerId}/events`,
        event.organizerId,
      ],
      ["/api/events/{id}/tickets", `/api/events/${event.code}/tickets`, guest],
      ["/api/events/{id}/payments", `/api/events/${event.code}/payments`, event.organizerId],
      ["/api/users/{user_id}/tickets", `/api/users/${guest}/tickets`, guest],
      ["/api/events/{id}/notifications", `/api/events/${event.code}/notifications`, event.organizerId],
      [
        "/api/events/{id}/notifications/audiences",
        `/api/events/${event.code}/notifications/audiences`,
        event.organizerId,
      ],
      [
        "/api/events/{id}/notifications/deliveries",
        `/api/events/${event.code}/notifications/deliveries`,
        event.organizerId,
      ],
      ["/api/events/{id}/feedback", `/api/events/${event.code}/feedback`, event.organizerId],
      ["/api/users/{user_id}/mutes", `/api/users/${guest}/mutes`, guest],
      ["/api/webapp/stripe-account", "/api/webapp/stripe-account", guest],
      ["/api/health", "/api/health", guest],
    ] as const;
    for (const [path, real, as] of asked) {
      const { body, status } = await call("GET", real, { as });
      const schema = document.paths[path]?.get?.responses[status]?.content["application/json"]?.schema;
      expect(z.fromJSONSchema(schema!).parse(body)).toEqual(body);
    }
    const { body } = await call("GET", "/api/events/none");
    const error = z.fromJSONSchema((document.components.schemas as { Error: Schema }).Error);
    expect(error.parse(body)).toEqual(body);
  });
});
