"use client";

import { type ComponentType, lazy, Suspense } from "react";

/** A part of a screen that is loaded when it is first shown: `lazily(() => import("./a-sheet").then((file) => file.ASheet))`. */
export function lazily<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  const Loaded = lazy(async () => ({ default: await load() }));
  // biome-ignore lint/correctness/noComponentHookFactories: called once per part, when its module loads
  return function Lazily(props: Props) {
    return (
      <Suspense>
        <Loaded {...props} />
      </Suspense>
    );
  };
}
