import { page } from "../store/page-store";

const place = "sandbox.steps";

/** Brings back which steps were done. */
export function readSteps() {
  const kept = localStorage.getItem(place);
  page.set({ stepsDone: kept ? kept.split(",") : [] });
}

/** Ticks a step for good. */
export function finishStep(id: string) {
  const { stepsDone } = page.get();
  if (stepsDone.includes(id)) return;
  page.set({ stepsDone: [...stepsDone, id] });
  localStorage.setItem(place, page.get().stepsDone.join(","));
}

/** Begins anew. */
export function forgetSteps() {
  localStorage.removeItem(place);
  page.set({ stepsDone: [] });
}
