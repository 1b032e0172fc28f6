import type { Fault } from "./telegram/protocol";

/** What the call about to be made is, for faults that are meant for one method, one chat or some updates. */
export type FaultContext = {
  method?: string;
  chatId?: number;
  updates?: string[];
  /** Only faults that name the method are meant, not those for every call. */
  named?: boolean;
};

/** The things that go wrong on purpose. */
export type Faults = {
  list(): Fault[];
  /** Replaces the whole set. */
  set(faults: Fault[]): Fault[];
  /** The fault of this kind that strikes now, if one does; one with `times` is used up by it. */
  take<Kind extends Fault["kind"]>(
    kind: Kind,
    context?: FaultContext,
  ): Extract<Fault, { kind: Kind }> | undefined;
  onChange(listener: () => void): () => void;
};

export function createFaults(): Faults {
  let faults: Fault[] = [];
  const listeners = new Set<() => void>();

  const replace = (next: Fault[]) => {
    faults = next;
    for (const listener of listeners) listener();
  };

  return {
    list: () => faults.map((fault) => ({ ...fault })),
    set(next) {
      replace(next.map((fault) => ({ ...fault })));
      return faults;
    },
    take(kind, context = {}) {
      for (const fault of faults) {
        if (!isKind(fault, kind) || !isMeantFor(fault, context) || !strikes(fault)) continue;
        useUp(fault);
        return fault;
      }
      return undefined;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  function useUp(fault: Fault) {
    if (!("times" in fault) || fault.times === undefined) return;
    fault.times -= 1;
    replace(faults.filter((other) => other !== fault || fault.times! > 0));
  }
}

function isKind<Kind extends Fault["kind"]>(
  fault: Fault,
  kind: Kind,
): fault is Extract<Fault, { kind: Kind }> {
  return fault.kind === kind;
}

function isMeantFor(fault: Fault, context: FaultContext) {
  const method = "method" in fault ? fault.method : undefined;
  if (method === undefined && context.named) return false;
  if (method !== undefined && method.toLowerCase() !== context.method?.toLowerCase()) return false;

  const update = "update" in fault ? fault.update : undefined;
  if (update !== undefined && !context.updates?.includes(update)) return false;

  const chatId = "chatId" in fault ? fault.chatId : undefined;
  return chatId === undefined || chatId === context.chatId;
}

function strikes(fault: Fault) {
  const probability = "probability" in fault ? fault.probability : undefined;
  return probability === undefined || Math.random() < probability;
}
