import { useLayoutEffect, useRef } from "react";

type Props = { label: string; busy: boolean; onPay: () => void };

/** The one large button of a sheet: it spins until the bot has answered. */
export function PayButton({ label, busy, onPay }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    // A dialog that opens focuses what has the attribute, which React itself never sets.
    button.current?.setAttribute("autofocus", "");
    button.current?.focus();
  }, []);
  return (
    <button
      ref={button}
      type="button"
      className={`pay-button ${busy ? "busy" : ""}`}
      aria-busy={busy}
      onClick={() => !busy && onPay()}
    >
      <span>{label}</span>
    </button>
  );
}
