import { ApiError } from "@/components/api/errors";
import { serverNow } from "@/components/ui/server-time";
import { keep } from "./kept";
import {
  type Answers,
  type Draft,
  type Field,
  fieldsOf,
  isSame,
  overTheirs,
  type Pending,
  pick,
  shownAnswers,
  withEdits,
  without,
  withoutSaved,
} from "./pending";

/** Somebody else changed these fields too. `theirs` is what they say now. */
export type Conflict = { fields: Field[]; theirs: Answers; by: Draft["changedBy"] | "event"; at: string };

export type DraftState = {
  draft: Draft;
  pending: Pending | null;
  isSaving: boolean;
  /** The last try brought nothing: no session, or no network or a server in trouble. It is tried again. */
  stuck: "signed-out" | "cut-off" | null;
  /** Fields that cannot be saved as they are. */
  unfit: ReadonlySet<Field>;
  conflict: Conflict | null;
  /** Published or thrown away elsewhere. */
  isGone: boolean;
  savedAt: number | null;
};

export type Send = (
  body: { version: number; answers: Answers; base: Answers },
  keepalive: boolean,
) => Promise<Draft>;
type Options = {
  draft: Draft;
  pending: Pending | null;
  send: Send;
  /** Fields that the server would refuse. */
  findUnfit: (edits: Answers) => Promise<Field[]>;
};

export type DraftStore = ReturnType<typeof createDraftStore>;

const quietMs = 600;
const firstRetryMs = 2_000;
const lastRetryMs = 30_000;

/** A draft that saves itself while it is typed into. One request is under way at a time; what fails stays on the device and goes out again. */
export function createDraftStore({ draft, pending, send, findUnfit }: Options) {
  let state: DraftState = {
    draft,
    pending,
    isSaving: false,
    stuck: null,
    unfit: new Set(),
    conflict: null,
    isGone: false,
    savedAt: null,
  };
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let retryMs = firstRetryMs;
  let running: Promise<void> | undefined;

  const set = (changes: Partial<DraftState>) => {
    state = { ...state, ...changes };
    if ("pending" in changes) keep(state.draft.id, state.pending);
    for (const listener of listeners) listener();
  };
  const saveIn = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), ms);
  };

  const sendable = (): Answers => {
    const { pending, unfit } = state;
    return pending
      ? pick(
          pending.edits,
          fieldsOf(pending.edits).filter((field) => !unfit.has(field)),
        )
      : {};
  };

  /** Saves what can be saved, and what is typed meanwhile. Resolves when nothing more can be done now. */
  function save(keepalive = false): Promise<void> {
    clearTimeout(timer);
    running ??= saveAll(keepalive).finally(() => {
      running = undefined;
    });
    return running;
  }

  async function saveAll(keepalive: boolean) {
    for (;;) {
      if (state.conflict || state.isGone || !state.pending) return;
      const unfit = await findUnfit(state.pending.edits);
      if (unfit.length > 0) set({ unfit: new Set([...state.unfit, ...unfit]) });
      const answers = sendable();
      const pending = state.pending;
      if (!pending || fieldsOf(answers).length === 0) return;

      set({ isSaving: true });
      const base = pick(pending.seen, fieldsOf(answers));
      const isDone = await send({ version: pending.version, answers, base }, keepalive).then(
        (saved) => settle(answers, saved),
        (error: unknown) => fail(error),
      );
      set({ isSaving: false });
      if (isDone) return;
    }
  }

  /** Whether there is nothing left to do. */
  function settle(sent: Answers, saved: Draft): boolean {
    retryMs = firstRetryMs;
    const pending = state.pending && withoutSaved(state.pending, sent, saved);
    set({ draft: saved, pending, stuck: null, savedAt: serverNow().getTime() });
    return fieldsOf(sendable()).length === 0;
  }

  function fail(error: unknown): boolean {
    if (error instanceof ApiError && error.reason === "draft_conflict") {
      const { fields, draft } = error.body as unknown as { fields: Field[]; draft: Draft };
      const conflict = { fields, theirs: draft.answers, by: draft.changedBy, at: draft.updatedAt };
      set({ draft, conflict, stuck: null });
      return true;
    }
    if (error instanceof ApiError && error.reason === "draft_gone") {
      set({ isGone: true });
      return true;
    }
    if (error instanceof ApiError && error.status === 422) {
      const refused = error.issues.map(({ path }) => path[1]).filter((name) => name !== undefined);
      const known = refused.filter((name) => state.pending && name in state.pending.edits) as Field[];
      if (known.length > 0) {
        set({ unfit: new Set([...state.unfit, ...known]), stuck: null });
        return false;
      }
    }
    set({ stuck: error instanceof ApiError && error.status === 401 ? "signed-out" : "cut-off" });
    saveIn(retryMs);
    retryMs = Math.min(2 * retryMs, lastRetryMs);
    return true;
  }

  return {
    state: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },

    /** Types. It is kept on the device at once, and saved when the typing pauses. */
    change(edits: Answers) {
      const touched = fieldsOf(edits).filter(
        (field) => !isSame(shownAnswers(state.draft, state.pending)[field], edits[field]),
      );
      if (touched.length === 0) return;
      const unfit = new Set([...state.unfit].filter((field) => !touched.includes(field)));
      set({ pending: withEdits(state.pending, state.draft, pick(edits, touched)), unfit });
      saveIn(quietMs);
    },

    save,

    /** Takes what the server says now, unless an answer under way will know better. */
    refresh(draft: Draft) {
      if (!running && draft.version >= state.draft.version) set({ draft });
    },

    /** Says that publishing met somebody else's changes. */
    meet(conflict: Conflict, draft: Draft) {
      set({ conflict, draft });
    },

    /** Lets go of what was not saved: the draft was thrown away. */
    forget() {
      clearTimeout(timer);
      set({ pending: null, conflict: null });
    },

    keepMine() {
      const { conflict, draft } = state;
      if (!conflict) return;
      // Of a published event, mine may be saved in the draft already, and is said once more, knowing theirs.
      const mine = { ...pick(draft.answers, conflict.fields), ...state.pending?.edits };
      const pending = withEdits(state.pending, draft, pick(mine, conflict.fields));
      set({ conflict: null, pending: overTheirs(pending, conflict.theirs, conflict.fields) });
      void save();
    },

    useTheirs() {
      const { conflict, draft, pending } = state;
      if (!conflict) return;
      const left = pending && without(pending, conflict.fields);
      set({ conflict: null, pending: left, unfit: new Set() });
      const differing = conflict.fields.filter(
        (field) => !isSame(draft.answers[field], conflict.theirs[field]),
      );
      if (differing.length > 0) {
        const edits = pick(conflict.theirs, differing);
        set({ pending: overTheirs(withEdits(left, draft, edits), conflict.theirs, differing) });
      }
      void save();
    },
  };
}
