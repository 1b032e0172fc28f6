import type { ActResult } from "../../telegram/protocol";
import { control, type Deed } from "./control";
import { page } from "./page-store";
import { known } from "./selectors";
import { showError, showToast } from "./show";

/** What an act led to when it was allowed. */
export type Done = Extract<ActResult, { ok: true }>;

/** Does something as the current person. What the server refuses is shown, and null is answered. */
export async function act(deed: Deed): Promise<Done | null> {
  try {
    const result = await control.act(known(page.get()).me.id, deed);
    if (result.ok) return result;
    showToast(result.error);
  } catch (error) {
    showError(error);
  }
  return null;
}
