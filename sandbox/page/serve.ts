import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Standin } from "../standin";
import { bundlePage } from "./server/bundle";
import { fontFaces, readFont } from "./server/fonts";
import { html } from "./server/html";
import { createReloads } from "./server/reloads";

const reloadPath = "/page-reloads";

/** The page that looks like Telegram, bundled in memory. With `watch` it rebuilds and reloads itself on each change. */
export async function createPage(options: { watch?: boolean } = {}): Promise<Standin> {
  const watch = options.watch ?? false;
  const reloads = createReloads();
  const fonts = await fontFaces();
  const bundler = await bundlePage({ watch, onBuilt: () => reloads.tell() });

  return {
    async handle(request, response) {
      if (request.method !== "GET" && request.method !== "HEAD") return false;
      const path = new URL(request.url ?? "/", "http://sandbox").pathname;

      if (path === "/")
        return send(request, response, "text/html", html({ reloadPath: watch ? reloadPath : undefined }));
      if (path === "/page.js") return send(request, response, "text/javascript", bundler.current().js);
      if (path === "/page.css") return send(request, response, "text/css", fonts + bundler.current().css);
      if (path === reloadPath && watch) return reloads.listen(response);
      if (path.startsWith("/page-fonts/")) return sendFont(response, path.slice("/page-fonts/".length));
      return false;
    },
    async close() {
      reloads.close();
      await bundler.close();
    },
  };
}

/** Text that may change with the next start: kept by the browser, asked about each time. */
function send(request: IncomingMessage, response: ServerResponse, type: string, text: string): true {
  const tag = `"${createHash("sha1").update(text).digest("base64url")}"`;
  const headers = { "cache-control": "no-cache", etag: tag };
  if (request.headers["if-none-match"] === tag) {
    response.writeHead(304, headers).end();
    return true;
  }
  response.writeHead(200, { ...headers, "content-type": `${type}; charset=utf-8` });
  response.end(request.method === "HEAD" ? undefined : text);
  return true;
}

async function sendFont(response: ServerResponse, name: string): Promise<boolean> {
  const font = await readFont(name);
  if (!font) return false;
  response.writeHead(200, {
    "content-type": font.type,
    // The Mini App in its frame draws emoji with it too.
    "access-control-allow-origin": "*",
    "cache-control": "public, max-age=31536000, immutable",
  });
  response.end(font.bytes);
  return true;
}
