import { control } from "../store/control";
import { showError } from "../store/show";
import { ask } from "./ask";
import { miniApp } from "./window";

/** Closes the Mini App, after asking when it wants that. */
export async function closeMiniApp() {
  if (await mayClose()) closeAtOnce();
}

/** Whether nothing is lost by closing, or the person does not mind. */
export async function mayClose(): Promise<boolean> {
  if (!miniApp.get().window?.confirmsClosing) return true;
  return ask({
    title: "Close the Mini App?",
    text: "Changes that you made may not be saved.",
    action: "Close anyway",
    danger: true,
  });
}

/** Closes the Mini App without asking. */
export function closeAtOnce() {
  releaseQuery();
  miniApp.set({ window: null });
}

/** The bot can answer the query of an open Mini App only. */
export function releaseQuery() {
  const { window } = miniApp.get();
  if (!window?.queryId) return;
  const { personId, queryId } = window;
  control.act(personId, { do: "close-web-app", queryId }).catch(showError);
}
