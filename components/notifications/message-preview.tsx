"use client";

import { useWords } from "@/components/ui/locale";
import { manageWords } from "@/messages/miniapp/manage";

/** The message as it arrives in the guest's chat. */
export function MessagePreview({ title, text }: { title: string; text: string }) {
  const words = useWords(manageWords);
  return (
    <section>
      <h3 className="px-4 pb-2 font-semibold text-[15px]/5 text-muted">{words.preview}</h3>
      <div className="grid gap-1 rounded-group bg-accent-tint p-3 [&>*]:me-8">
        <div className="rounded-tile rounded-es-md bg-surface px-3.5 py-2.5 text-base/5.5 whitespace-pre-line">
          <b className="block pb-2 font-semibold" dir="auto">
            {words.previewHead(title)}
          </b>
          <span dir="auto" className={`block ${text ? "" : "text-muted"}`}>
            {text || words.previewEmpty}
          </span>
        </div>
        <span className="rounded-xl bg-surface py-2 text-center font-medium text-[15px]/5 text-accent-text">
          {words.previewButton}
        </span>
      </div>
    </section>
  );
}
