import { useEffect } from "react";
import { page, usePage } from "../store/page-store";

const showsMs = 2_600;

/** The line below the chat's head, where no buttons of the newest message are. It stays in the document, so that it is read out when it fills. */
export function Toast() {
  const toast = usePage((state) => state.toast);
  useEffect(() => {
    if (!toast) return;
    const longer = Math.max(0, toast.text.length - 60) * 30;
    const timer = setTimeout(() => page.set({ toast: null }), showsMs + longer);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <output className="toast" dir="auto" data-shown={toast !== null}>
      {toast?.text}
    </output>
  );
}
