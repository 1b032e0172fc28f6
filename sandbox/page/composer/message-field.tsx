import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from "react";
import { isPhone } from "../store/conversations";

type Props = {
  value: string;
  placeholder: string;
  onChange: (value: string) => void;
  onSend: () => void;
  onEscape: () => void;
};

/** The field that grows with its text. Enter sends, Shift+Enter begins a new line. */
export function MessageField({ value, placeholder, onChange, onSend, onEscape }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);

  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = "auto";
    if (value) element.style.height = `${element.scrollHeight}px`;
  }, [value]);

  useEffect(() => {
    // On a phone the keyboard would cover the chat that was just opened.
    if (!isPhone() && document.activeElement === document.body) field.current?.focus({ preventScroll: true });
  }, []);

  const key = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.defaultPrevented) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      onSend();
    }
    if (event.key === "Escape") {
      event.preventDefault();
      onEscape();
    }
  };
  return (
    <textarea
      ref={field}
      dir="auto"
      rows={1}
      value={value}
      placeholder={placeholder}
      aria-label="Message"
      autoComplete="off"
      enterKeyHint="send"
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={key}
    />
  );
}
