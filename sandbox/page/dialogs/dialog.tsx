import { type ReactNode, useEffect, useRef } from "react";

type Props = {
  title: ReactNode;
  label?: string;
  alert?: boolean;
  className?: string;
  onClose: () => void;
  children: ReactNode;
};

/** A dialog over the page: Escape and a tap beside it close it, focus stays inside. */
export function Dialog({ title, label, alert = false, className, onClose, children }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);
  useEffect(() => {
    const dialog = element.current;
    if (!dialog) return;
    // Only the backdrop has the dialog itself as target.
    const point = (event: PointerEvent) => event.target === dialog && onClose();
    dialog.addEventListener("pointerdown", point);
    return () => dialog.removeEventListener("pointerdown", point);
  }, [onClose]);
  return (
    <dialog
      ref={element}
      className={className ?? ""}
      role={alert ? "alertdialog" : "dialog"}
      aria-label={label ?? (typeof title === "string" ? title : undefined)}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="dialog-body">
        {title && <h3>{title}</h3>}
        {children}
      </div>
    </dialog>
  );
}
