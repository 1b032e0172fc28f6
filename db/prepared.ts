import type { Sql, TransactionSql } from "postgres";

/** Long statements are rows spelled out one by one, hardly two alike. */
const longest = 4_000;
/** Each connection keeps every prepared statement, so their number is limited. */
const atMost = 300;

/** Whether the server should remember a statement: from its second time on. Each pool has its own. */
function createMemory() {
  const seen = new Set<string>();
  const prepared = new Set<string>();
  return (text: string): boolean => {
    if (prepared.has(text)) return true;
    if (text.length > longest || prepared.size >= atMost) return false;
    if (!seen.has(text)) {
      if (seen.size < 10 * atMost) seen.add(text);
      return false;
    }
    seen.delete(text);
    prepared.add(text);
    return true;
  };
}

/** `begin` and `savepoint`: perhaps options, and work that is given the transaction. */
type Open = (...args: unknown[]) => unknown;

/**
 * The same client, whose repeated statements are prepared: one round trip each instead of two, and several
 * at once when nobody waits between them. Drizzle alone prepares none. Behind a pooler that forgets prepared
 * statements, `?prepare=false` in the database's URL turns it off.
 */
export function preparing<Client extends Sql | TransactionSql>(
  client: Client,
  isWorthIt = createMemory(),
): Client {
  const unsafe = (text: string, params: never[] = [], options = {}) =>
    client.unsafe(text, params, { ...options, prepare: params.length > 0 && isWorthIt(text) });
  const within =
    (open: Open): Open =>
    (...args) =>
      open(
        ...args.map((work) =>
          typeof work === "function" ? (tx: TransactionSql) => work(preparing(tx, isWorthIt)) : work,
        ),
      );

  return new Proxy(client, {
    get(target, name, receiver) {
      if (name === "unsafe") return unsafe;
      const own: unknown = Reflect.get(target, name, receiver);
      if ((name === "begin" || name === "savepoint") && typeof own === "function") return within(own as Open);
      return own;
    },
  });
}
