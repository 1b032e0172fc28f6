"use client";

import { useEffect, useSyncExternalStore } from "react";
import { call } from "@/components/api/client";
import { createDraftStore, type DraftStore } from "./draft-store";
import { readKept } from "./kept";
import { type Answers, type Draft, type Field, fieldsOf } from "./pending";

/** Fields that the server's own check would refuse; where the check cannot be loaded, the server tells. */
async function findUnfit(edits: Answers): Promise<Field[]> {
  const schema = await import("@/domain/drafts/schema").catch(() => undefined);
  if (!schema) return [];
  return fieldsOf(edits).filter((field) => !schema.DraftAnswers.shape[field].safeParse(edits[field]).success);
}

/** One for each draft as long as the window is open: it goes on saving when its screen was left. */
const stores = new Map<string, DraftStore>();

function storeOf(draft: Draft): DraftStore {
  const known = stores.get(draft.id);
  if (known) return known;
  const store = createDraftStore({
    draft,
    pending: readKept(draft.id),
    findUnfit,
    send: (body, keepalive) =>
      call<Draft>(`/api/webapp/drafts/${draft.id}`, { method: "PUT", body, keepalive }),
  });
  stores.set(draft.id, store);
  return store;
}

/** The draft as one types into it: saved by itself, also when the page is left, the network returns, or the person does. */
export function useDraftStore(draft: Draft) {
  const store = storeOf(draft);
  const state = useSyncExternalStore(store.subscribe, store.state, store.state);
  useEffect(() => saveOnTheWay(store), [store]);
  useEffect(() => {
    store.refresh(draft);
  }, [store, draft]);
  return { store, state };
}

function saveOnTheWay(store: DraftStore) {
  const saveNow = () => void store.save();
  const saveLast = () => void (document.visibilityState === "hidden" && store.save(true));
  window.addEventListener("online", saveNow);
  window.addEventListener("focus", saveNow);
  document.addEventListener("visibilitychange", saveLast);
  saveNow();
  return () => {
    window.removeEventListener("online", saveNow);
    window.removeEventListener("focus", saveNow);
    document.removeEventListener("visibilitychange", saveLast);
    void store.save(true);
  };
}
