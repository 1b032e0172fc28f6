import type { z } from "zod";
import { invalidRequest } from "./errors";
import type { created, paging } from "./params";
import type { AccountId, Table } from "./table";

type Asked = {
  limit?: z.output<typeof paging.limit>;
  starting_after?: string | undefined;
  ending_before?: string | undefined;
  created?: z.output<typeof created>;
};

/** A page of an account's objects, newest first. */
export function listOf<T extends { id: string; created?: number }>(
  table: Table<T>,
  account: AccountId,
  url: string,
  { limit = 10, starting_after, ending_before, created }: Asked,
  matches: (object: T) => boolean = () => true,
) {
  if (starting_after !== undefined && ending_before !== undefined)
    throw invalidRequest("You cannot use both `starting_after` and `ending_before`.");

  const all = table.newestFirst(account);
  const placeOf = (id: string, param: string) => {
    const place = all.findIndex((object) => object.id === id);
    if (place < 0)
      throw invalidRequest(`No such ${table.kind}: '${id}'`, { code: "resource_missing", param });
    return place;
  };

  const from = starting_after === undefined ? 0 : placeOf(starting_after, "starting_after") + 1;
  const to = ending_before === undefined ? all.length : placeOf(ending_before, "ending_before");
  const found = all
    .slice(from, to)
    .filter((object) => isWithin(object.created ?? 0, created) && matches(object));
  const data = ending_before === undefined ? found.slice(0, limit) : found.slice(-limit);
  return { object: "list" as const, url, has_more: found.length > data.length, data };
}

function isWithin(moment: number, range: Asked["created"]): boolean {
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity }: Bounds = range ?? {};
  return moment > gt && moment >= gte && moment < lt && moment <= lte;
}

type Bounds = {
  gt?: number | undefined;
  gte?: number | undefined;
  lt?: number | undefined;
  lte?: number | undefined;
};
