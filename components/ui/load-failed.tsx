"use client";

import { commonWords } from "@/messages/miniapp/common";
import { Button } from "./button";
import { Empty } from "./empty";
import { useWords } from "./locale";

/** Something did not arrive: what is safe, and another try. */
export function LoadFailed({ title, text, onRetry }: { title: string; text: string; onRetry: () => void }) {
  const words = useWords(commonWords);
  return (
    <Empty icon="offline" title={title} text={text}>
      <Button onClick={onRetry}>{words.tryAgain}</Button>
    </Empty>
  );
}
