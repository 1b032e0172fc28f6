import { mkdirSync } from "node:fs";
import path from "node:path";

/** The project's folder. */
export const projectDir = path.dirname(import.meta.dirname);

/** What a sandbox keeps, all in one folder: removing it starts over. */
export type Folder = Record<
  | "root"
  | "postgres"
  | "clockOffset"
  | "inngest"
  | "stripe"
  | "telegram"
  | "telegramFiles"
  | "processes"
  | "seeded"
  | "appLog"
  | "postgresLog",
  string
>;

export function folderAt(root: string): Folder {
  mkdirSync(root, { recursive: true });
  return {
    root,
    postgres: path.join(root, "postgres"),
    clockOffset: path.join(root, "clock-offset"),
    inngest: path.join(root, "inngest.json"),
    stripe: path.join(root, "stripe.json"),
    telegram: path.join(root, "telegram.json"),
    telegramFiles: path.join(root, "telegram-files"),
    processes: path.join(root, "processes.json"),
    seeded: path.join(root, "seeded"),
    appLog: path.join(root, "app.log"),
    postgresLog: path.join(root, "postgres.log"),
  };
}
