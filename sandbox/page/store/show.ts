import type { DialogState } from "../dialogs/dialog-state";
import { type Panel, page } from "./page-store";

/** A short line over the composer that goes away by itself. */
export function showToast(text: string) {
  page.set((state) => ({ toast: { text, key: (state.toast?.key ?? 0) + 1 } }));
}

/** Says what went wrong. */
export function showError(error: unknown) {
  showToast(error instanceof Error ? error.message : String(error));
}

/** Opens a dialog in place of the one that is open. */
export const showDialog = (dialog: DialogState) => page.set({ dialog });

/** Closes the dialog. */
export const closeDialog = () => page.set({ dialog: null });

/** Opens a panel of the top bar, or closes it when it is the one that is open. */
export const togglePanel = (panel: Panel) =>
  page.set((state) => ({ panel: state.panel === panel ? null : panel }));

/** Closes whatever panel is open. */
export const closePanel = () => page.set({ panel: null });
