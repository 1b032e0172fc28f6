import { readdir } from "node:fs/promises";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../../app/api");

export const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof methods)[number];

type Handler = (request: Request) => Promise<Response>;
export type RouteFile = {
  path: string;
  handlers: Partial<Record<Method, Handler>>;
  /** How long a call may run, in seconds, where the file says so. */
  maxDuration?: unknown;
};

/** Every route file that Next would serve, under the path it would serve it at. */
export async function routeFiles(): Promise<RouteFile[]> {
  const files = await readdir(root, { recursive: true });
  // What answers for paths that there are not is none of them.
  const isServed = (file: string) => !file.includes("_http") && !file.includes("[...");
  const routes = files.filter((file) => path.basename(file) === "route.ts" && isServed(file));
  return Promise.all(
    routes.map(async (file) => {
      const folder = path.dirname(file).replaceAll(path.sep, "/");
      const exported: Record<string, unknown> = await import(path.join(root, file));
      const handlers = Object.fromEntries(
        methods.filter((method) => exported[method]).map((method) => [method, exported[method]]),
      );
      return {
        path: `/api/${folder.replace(/\[(\w+)\]/g, "{$1}")}`,
        handlers: handlers as RouteFile["handlers"],
        maxDuration: exported.maxDuration,
      };
    }),
  );
}
