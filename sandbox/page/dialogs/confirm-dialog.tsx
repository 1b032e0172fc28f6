import { closeDialog } from "../store/show";
import { Dialog } from "./dialog";

type Props = { title: string; text: string; action: string; danger?: boolean; onConfirm: () => void };

/** Asks before something is done. */
export function ConfirmDialog({ title, text, action, danger = false, onConfirm }: Props) {
  return (
    <Dialog title={title} alert onClose={closeDialog}>
      <p dir="auto">{text}</p>
      <footer>
        <button type="button" className="button" onClick={closeDialog}>
          Cancel
        </button>
        <button
          type="button"
          className={`button ${danger ? "danger" : ""}`}
          onClick={() => {
            closeDialog();
            onConfirm();
          }}
        >
          {action}
        </button>
      </footer>
    </Dialog>
  );
}
