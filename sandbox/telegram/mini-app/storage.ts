import { ActError } from "../acts/act";
import { isObject } from "../fields";
import type { Server } from "../server";

const itemsAtMost = 1024;
const keyPattern = /^[\w-]{1,128}$/;
const valueAtMost = 4096;

type Values = Record<string, string>;

/** The storage in the cloud that each person has with the bot, by the names of its methods. */
export const storageMethods: Record<string, (server: Server, personId: number, params: unknown) => unknown> =
  {
    saveStorageValue(server, personId, params) {
      const { key, value } = isObject(params) ? params : {};
      const name = readKey(key);
      if (typeof value !== "string" || value.length > valueAtMost) throw new ActError("VALUE_INVALID");

      const values = valuesOf(server, personId);
      if (!(name in values) && Object.keys(values).length >= itemsAtMost)
        throw new ActError("QUOTA_EXCEEDED");
      values[name] = value;
      return true;
    },

    getStorageValues(server, personId, params) {
      const values = valuesOf(server, personId);
      return Object.fromEntries(readKeys(params).map((key) => [key, values[key] ?? ""]));
    },

    deleteStorageValues(server, personId, params) {
      const values = valuesOf(server, personId);
      for (const key of readKeys(params)) delete values[key];
      return true;
    },

    getStorageKeys: (server, personId) => Object.keys(valuesOf(server, personId)),
  };

function valuesOf({ world }: Server, personId: number): Values {
  world.cloudStorage[personId] ??= {};
  return world.cloudStorage[personId];
}

function readKeys(params: unknown): string[] {
  const keys = isObject(params) ? params.keys : undefined;
  return (Array.isArray(keys) ? keys : [keys]).map(readKey);
}

function readKey(key: unknown): string {
  if (typeof key !== "string" || !keyPattern.test(key)) throw new ActError("KEY_INVALID");
  return key;
}
