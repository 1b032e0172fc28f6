/** A value that components read and listeners hear about. */
export type Store<T> = {
  get(): T;
  set(change: Partial<T> | ((now: T) => Partial<T>)): void;
  subscribe(listener: () => void): () => void;
};

/** Makes a store; setting what is already there wakes nobody. */
export function createStore<T extends object>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(change) {
      const patch = typeof change === "function" ? change(value) : change;
      if (Object.entries(patch).every(([key, next]) => Object.is(value[key as keyof T], next))) return;
      value = { ...value, ...patch };
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
