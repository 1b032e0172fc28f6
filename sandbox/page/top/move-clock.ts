import { control } from "../store/control";
import { page } from "../store/page-store";
import { showError } from "../store/show";

/** Moves the sandbox's clock for everybody. */
export async function moveClock(move: { advanceMs: number } | { to: string }) {
  try {
    const { now } = await control.moveClock(move);
    page.set({ clockOffset: now - Date.now() });
  } catch (error) {
    showError(error);
  }
}
