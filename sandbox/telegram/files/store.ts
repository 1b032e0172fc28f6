import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { UploadedFile } from "../params";
import type { StoredFile, World } from "../world/model";
import { imageSize } from "./image-size";

/** The files that were sent. Their bytes lie in a directory, or only in memory when there is none. */
export type FileStore = {
  add(kind: StoredFile["kind"], file: UploadedFile): StoredFile;
  /** The file with this id, or with the id of one of its smaller sizes. */
  find(fileId: string): StoredFile | undefined;
  bytes(file: StoredFile): Uint8Array | undefined;
  /** Where `getFile` says the file is. */
  pathOf(file: StoredFile): string;
  findByPath(path: string): StoredFile | undefined;
};

const prefixes = { photo: "AgACAgIAAx0C", document: "BQACAgIAAx0C", sticker: "CAACAgIAAx0C" };

const folders = { photo: "photos", document: "documents", sticker: "stickers" };

export function createFileStore(world: World, directory?: string): FileStore {
  const inMemory = new Map<string, Uint8Array>();
  if (directory) mkdirSync(directory, { recursive: true });

  return {
    add(kind, { name, mime, bytes }) {
      const number = world.next.file++;
      const uniqueId = `AQAD${Buffer.from(`file-${number}`).toString("base64url")}`;
      const id = `${prefixes[kind]}${Buffer.from(`${kind}-${number}-${bytes.length}`).toString("base64url")}`;
      const size = kind === "photo" ? imageSize(bytes) : undefined;
      const file: StoredFile = { id, uniqueId, kind, name, mime, size: bytes.length, ...size };

      world.files[id] = file;
      if (directory) writeFileSync(join(directory, uniqueId), bytes);
      else inMemory.set(id, bytes);
      return file;
    },
    pathOf: (file) => `${folders[file.kind]}/${file.id}`,
    findByPath: (path) => world.files[path.slice(path.lastIndexOf("/") + 1)],
    find: (fileId) => world.files[fileId] ?? world.files[fileId.replace(/-\d+$/, "")],
    bytes(file) {
      const path = directory && join(directory, file.uniqueId);
      return path && existsSync(path) ? readFileSync(path) : inMemory.get(file.id);
    },
  };
}
