"use client";

import { startTransition, useState } from "react";

/**
 * State that opens or closes something over the screen. A tap on it is answered by a paint at once; then the
 * screen is drawn anew in slices that give way to whatever else the person does.
 */
export function useSoon<Value>(initial: Value): [Value, (value: Value) => void] {
  const [value, setValue] = useState(initial);
  return [value, (next) => startTransition(() => setValue(() => next))];
}
