"use client";

import { useEffect, useState } from "react";

/** State that is still there after coming back from another screen, until Telegram closes the window. */
export function useKept<Value>(name: string, initial: Value): [Value, (value: Value) => void] {
  const [value, setValue] = useState(initial);
  useEffect(() => {
    const kept = sessionStorage.getItem(name);
    if (kept) setValue(JSON.parse(kept));
  }, [name]);
  const keep = (next: Value) => {
    setValue(next);
    sessionStorage.setItem(name, JSON.stringify(next));
  };
  return [value, keep];
}
