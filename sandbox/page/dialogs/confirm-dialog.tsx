import { closeDialog } from "../store/show";
import { Dialog } from "./dialog";

type Props = {
  title: string;
  text: string;
  action: string;
  danger?: boolean;
  onConfirm: () => void;
  onCancel?: () => void;
};

/** Asks before something is done. */
export function ConfirmDialog({ title, text, action, danger = false, onConfirm, onCancel }: Props) {
  const cancel = () => {
    closeDialog();
    onCancel?.();
  };
  return (
    <Dialog title={title} alert onClose={cancel}>
      <p dir="auto">{text}</p>
      <footer>
        <button type="button" className="button" onClick={cancel}>
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
