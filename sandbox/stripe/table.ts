import { noSuch } from "./errors";

/** The account an object belongs to; the platform's own have none. */
export type AccountId = string | undefined;

export type Row<T> = { account?: string; object: T };

/** All objects of a kind, of every account, in the order in which they were made. */
export type Table<T extends { id: string }> = {
  /** What the API calls one of them. */
  readonly kind: string;
  add(account: AccountId, object: T): T;
  find(account: AccountId, id: string): T | undefined;
  /** Throws 404 when this account has no such object. */
  get(account: AccountId, id: string, param?: string): T;
  /** Whosever it is. */
  row(id: string): Row<T> | undefined;
  /** Of one account, newest first. */
  newestFirst(account: AccountId): T[];
  rows(): Row<T>[];
};

export function createTable<T extends { id: string }>(kind: string, saved: Row<T>[] = []): Table<T> {
  const rows = new Map(saved.map((row) => [row.object.id, row]));

  const find = (account: AccountId, id: string) => {
    const row = rows.get(id);
    return row?.account === account ? row?.object : undefined;
  };

  return {
    kind,
    find,
    add(account, object) {
      rows.set(object.id, { ...(account === undefined ? {} : { account }), object });
      return object;
    },
    get(account, id, param) {
      const found = find(account, id);
      if (!found) throw noSuch(kind, id, param);
      return found;
    },
    row: (id) => rows.get(id),
    newestFirst: (account) =>
      [...rows.values()]
        .filter((row) => row.account === account)
        .map(({ object }) => object)
        .reverse(),
    rows: () => [...rows.values()],
  };
}
