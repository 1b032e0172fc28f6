import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { chromium, type LaunchOptions } from "@playwright/test";
import { restoreEnvironment } from "./environment";

const root = path.resolve(import.meta.dirname, "../..");
const unpacked = path.join(root, "node_modules/.cache/event-bot/chromium");

/**
 * How to start a browser on this machine: Playwright's own if it is installed, else the one that came with `npm ci`
 * (Linux x64, with the libraries a bare Debian lacks; the same wherever the tests run), else the system's.
 */
export async function findChromium(): Promise<LaunchOptions> {
  if (existsSync(chromium.executablePath())) return {};

  if (process.platform === "linux" && process.arch === "x64") return fromPackage();

  // Debian's. Ubuntu's /usr/bin/chromium-browser only asks for a snap.
  if (existsSync("/usr/bin/chromium")) return { executablePath: "/usr/bin/chromium" };

  throw new Error("No browser here: run `npx playwright install chromium` once.");
}

async function fromPackage(): Promise<LaunchOptions> {
  if (!existsSync(unpacked)) await unpack();

  return {
    executablePath: path.join(unpacked, "chromium"),
    env: {
      ...process.env,
      LD_LIBRARY_PATH: path.join(unpacked, "al2023/lib"),
      FONTCONFIG_PATH: path.join(unpacked, "fonts"),
    },
  };
}

/** Beside first and renamed at the end, so that an interrupted run leaves nothing that looks complete. */
async function unpack() {
  const halfDone = `${unpacked}.${process.pid}`;
  await rm(halfDone, { recursive: true, force: true });
  await mkdir(halfDone, { recursive: true });

  // The package unpacks into the temporary folder, and its libraries only where it believes to be on AWS.
  const environment = { ...process.env };
  process.env.TMPDIR = halfDone;
  process.env.AWS_LAMBDA_JS_RUNTIME = "nodejs20.x";
  try {
    const { default: packed } = await import("@sparticuz/chromium");
    await packed.executablePath();
  } finally {
    restoreEnvironment(environment);
  }
  await writeFile(path.join(halfDone, "fonts/fonts.conf"), fontconfig);

  await rename(halfDone, unpacked).catch(async (error: unknown) => {
    // Another run was faster.
    if (!existsSync(unpacked)) throw error;
    await rm(halfDone, { recursive: true, force: true });
  });
}

/** The packaged font only: a picture taken here looks like one taken elsewhere. */
const fontconfig = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${unpacked}/fonts</dir>
  <cachedir>${unpacked}/fonts-cache</cachedir>
</fontconfig>
`;
