import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { breaches, permitted } from "@/tests/support/breaches";

/**
 * The walls are lint rules (walls/*.grit and biome.json). Here every one of them is broken on purpose, in a copy of
 * the configuration with a small tree of its own: a checker that has gone blind fails this file.
 */
const root = path.resolve(import.meta.dirname, "../..");

let planted: string;
let findings: Map<string, string>;

beforeAll(async () => {
  planted = await mkdtemp(path.join(tmpdir(), "walls-"));
  await Promise.all(
    ["biome.json", "walls", "tsconfig.json", "package.json", ".gitignore"].map((name) =>
      cp(path.join(root, name), path.join(planted, name), { recursive: true }),
    ),
  );
  for (const { file, code } of [...breaches, ...permitted]) {
    await mkdir(path.dirname(path.join(planted, file)), { recursive: true });
    await writeFile(path.join(planted, file), code);
  }
  findings = findingsByFile(await lint(planted));
});

afterAll(() => rm(planted, { recursive: true, force: true }));

describe("a breach is caught, with the reason", () => {
  test.each(breaches)("$file: $code", ({ file, reason }) => {
    expect(findings.get(file) ?? "nothing was found").toContain(reason);
  });
});

describe("what is allowed passes", () => {
  test.each(permitted)("$file: $code", ({ file }) => {
    expect(findings.get(file)).toBeUndefined();
  });
});

test("every sentence written on a wall is seen", async () => {
  const walls = (await readdir(path.join(root, "walls"))).filter((name) => name.endsWith(".grit"));
  const sources = await Promise.all(walls.map((name) => readFile(path.join(root, "walls", name), "utf8")));
  const sentences = sources.flatMap((source) =>
    [...source.matchAll(/(?:\$why = |message=)"([^"]+)"/g)].map((match) => match[1]),
  );
  const said = [...findings.values()].join("\n");

  expect(walls.length).toBeGreaterThan(15);
  expect(sentences.length).toBeGreaterThanOrEqual(walls.length);
  expect(sentences.filter((sentence) => !said.includes(`${sentence}`))).toEqual([]);
});

test("every wall that stands is in the configuration", async () => {
  const configured = Configuration.parse(
    JSON.parse(await readFile(path.join(root, "biome.json"), "utf8")),
  ).plugins;
  const standing = (await readdir(path.join(root, "walls"))).map((name) => `./walls/${name}`);

  expect(configured.map((wall) => wall.path).sort()).toEqual(standing.sort());
});

test("the checker reads the whole product", async () => {
  const { summary } = await lint(root, "--only=style/noProcessEnv");

  expect(summary.changed + summary.unchanged).toBeGreaterThan(60);
});

const Configuration = z.object({ plugins: z.array(z.object({ path: z.string() })) });

const Report = z.object({
  summary: z.object({ changed: z.number(), unchanged: z.number() }),
  diagnostics: z.array(z.object({ message: z.string(), location: z.object({ path: z.string() }).nullish() })),
});

function lint(folder: string, ...options: string[]): Promise<z.infer<typeof Report>> {
  const biome = path.join(root, "node_modules/.bin/biome");
  const args = ["lint", "--reporter=json", "--max-diagnostics=none", ...options, folder];
  return new Promise((resolve, reject) => {
    execFile(biome, args, { cwd: folder, maxBuffer: 64_000_000 }, (_, stdout, stderr) => {
      const report = Report.safeParse(parseJson(stdout));
      if (report.success) resolve(report.data);
      else reject(new Error(`Biome left no report:\n${stdout.slice(0, 500)}\n${stderr}`));
    });
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function findingsByFile({ diagnostics }: z.infer<typeof Report>) {
  const found = new Map<string, string>();
  for (const { message, location } of diagnostics) {
    const file = location ? path.relative(planted, path.resolve(planted, location.path)) : "";
    found.set(file, `${found.get(file) ?? ""}${message}\n`);
  }
  return found;
}
