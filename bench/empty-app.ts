import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { projectDir } from "@/sandbox/folder";
import { freePort } from "@/sandbox/ports";
import { guard } from "@/sandbox/processes";
import type { Report } from "./figure";

const folder = path.join(projectDir, ".sandbox/empty-app");
const next = path.join(projectDir, "node_modules/next/dist/bin/next");

const files = {
  "package.json": '{ "name": "empty-app", "private": true, "type": "module" }',
  // Next's own version, from the folder that it is installed in.
  "next.config.js": `export default { turbopack: { root: ${JSON.stringify(projectDir)} } };`,
  "app/layout.jsx":
    'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }',
  "app/page.jsx": "export default function Page() { return <p>Hello</p>; }",
};

/** Runs `work` with a Next app of one page with one word, built and started: what any Next app weighs. */
export async function withEmptyApp<T>(report: Report, work: (url: string) => Promise<T>): Promise<T> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  report("building an empty app");
  await run(["build"]);

  const port = await freePort();
  const server = start(["start", "--port", String(port), "--hostname", "127.0.0.1"]);
  try {
    const url = `http://127.0.0.1:${port}`;
    await answering(url);
    return await work(url);
  } finally {
    server.kill("SIGKILL");
  }
}

function start(args: string[]) {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" as const };
  const child = spawn(process.execPath, [next, ...args], { cwd: folder, env, stdio: "ignore" });
  guard(child, "TERM");
  return child;
}

async function run(args: string[]) {
  const [code] = await once(start(args), "exit");
  if (code !== 0) throw new Error(`next ${args[0]} of the empty app ended with ${code}`);
}

async function answering(url: string) {
  for (const until = Date.now() + 30_000; Date.now() < until; ) {
    if (
      await fetch(url).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("The empty app did not start");
}
