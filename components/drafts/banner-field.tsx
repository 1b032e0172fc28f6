"use client";

import { useRef, useState } from "react";
import { Banner } from "@/components/events/banner";
import { FieldRow } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { lazily } from "@/components/ui/lazily";
import { useWords } from "@/components/ui/locale";
import { draftWords } from "@/messages/miniapp/drafts";
import type { Form } from "./form";
import type { Image } from "./pending";

const CropSheet = lazily(() => import("./crop-sheet").then((file) => file.CropSheet));

type Props = Form & {
  image: Image | null;
  onImage: (image: Image) => void;
  onSheet: (isOpen: boolean) => void;
};

/** The picture at the top. Without one, the event has a drawing of ours. */
export function BannerField({ draft, answers, change, wrong, image, onImage, onSheet }: Props) {
  const words = useWords(draftWords);
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File>();
  const open = (chosen: File | undefined) => {
    setFile(chosen);
    onSheet(chosen !== undefined);
  };
  const event = {
    id: draft.id,
    title: answers.title ?? "",
    category: answers.category ?? "other",
    banner: image,
  };

  return (
    <FieldRow name="bannerImage" wrong={wrong("bannerImage")}>
      <div className="relative overflow-hidden rounded-group">
        <Banner event={event} size="page" isFirst className="aspect-video" />
        <div className="absolute end-3 bottom-3 flex gap-2">
          {image && (
            <span className="rounded-full bg-surface">
              <IconButton
                icon="trash"
                label={words.removeBanner}
                onClick={() => change({ bannerImage: null })}
              />
            </span>
          )}
          <button
            type="button"
            onClick={() => input.current?.click()}
            className="press inline-flex min-h-11 items-center gap-2 rounded-full bg-surface px-4.5 font-semibold text-[15px]/5"
          >
            <Icon name="image" size="s" />
            {image ? words.changeBanner : words.addBanner}
          </button>
        </div>
        <input
          ref={input}
          type="file"
          accept="image/*"
          aria-label={words.banner}
          className="sr-only"
          tabIndex={-1}
          onChange={({ target }) => {
            open(target.files?.[0]);
            // The same file may be chosen again.
            target.value = "";
          }}
        />
      </div>
      {file && (
        <CropSheet
          file={file}
          onDone={(uploaded) => {
            onImage(uploaded);
            change({ bannerImage: uploaded.hash });
            open(undefined);
          }}
          onClose={() => open(undefined)}
        />
      )}
    </FieldRow>
  );
}
