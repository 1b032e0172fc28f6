/** A map with number keys that JSON keeps as its list of entries. */
export class Table<Value> extends Map<number, Value> {
  toJSON() {
    return [...this];
  }
}

/** The reverse of `Table.toJSON`, each value revived in its turn. */
export function reviveTable<Value>(entries: unknown, revive: (value: Value) => Value = (value) => value) {
  const table = new Table<Value>();
  for (const [key, value] of (entries ?? []) as [number, Value][]) table.set(key, revive(value));
  return table;
}
