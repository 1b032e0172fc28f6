import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

/** JSON that survives a restart. */
export type StateFile = { load(): unknown | undefined; save(state: unknown): void };

export function stateFileAt(file: string): StateFile {
  return {
    load() {
      try {
        return JSON.parse(readFileSync(file, "utf8"));
      } catch {
        return undefined;
      }
    },
    save(state) {
      mkdirSync(path.dirname(file), { recursive: true });
      // By rename: whoever reads, or dies here, finds the old state or the new one, never half of it.
      writeFileSync(`${file}.new`, JSON.stringify(state));
      renameSync(`${file}.new`, file);
    },
  };
}
