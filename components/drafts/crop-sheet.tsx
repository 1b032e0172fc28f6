"use client";

import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { call } from "@/components/api/client";
import { ApiError } from "@/components/api/errors";
import { vibrate } from "@/components/telegram/telegram";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { useWords } from "@/components/ui/locale";
import { Notice } from "@/components/ui/notice";
import { Sheet } from "@/components/ui/sheet";
import { maxImageBytes } from "@/domain/images/rules";
import { draftWords } from "@/messages/miniapp/drafts";
import { bannerRatio, closest, cropOf, cropQuery, moved, type View, zoomed } from "./crop";
import type { Image } from "./pending";
import { shrink } from "./shrink";

type Props = { file: File; onDone: (image: Image) => void; onClose: () => void };

/** Chooses the part of a picture that is shown, and sends it. */
export function CropSheet({ file, onDone, onClose }: Props) {
  const words = useWords(draftWords);
  const [url, setUrl] = useState<string>();
  const [ratio, setRatio] = useState<number>();
  const [view, setView] = useState<View>({ zoom: 1, middle: { x: 0.5, y: 0.5 } });
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);

  const crop = cropOf(ratio ?? bannerRatio, view);
  const fail = (said: string) => {
    vibrate("error");
    setProblem(said);
    setSending(false);
  };
  const send = async () => {
    setSending(true);
    setProblem(undefined);
    const body = await shrink(file).catch(() => undefined);
    if (!body) return fail(words.bannerTooLarge(maxImageBytes / 1024 / 1024));
    try {
      const image = await call<Image>(`/api/images?${cropQuery(crop)}`, { method: "POST", body });
      vibrate("light");
      onDone(image);
    } catch (error) {
      fail(
        error instanceof ApiError
          ? error.reason === "not_an_image"
            ? words.bannerUnreadable
            : error.message || words.bannerFailed
          : words.bannerFailed,
      );
    }
  };

  return (
    <Sheet title={words.cropTitle} onClose={onClose}>
      <div className="grid gap-4">
        {url && (
          <CropFrame ratio={ratio ?? bannerRatio} onView={setView}>
            {/* biome-ignore lint/performance/noImgElement: a file of the person's own, before anybody else sees it */}
            <img
              src={url}
              alt=""
              draggable={false}
              onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
                setRatio(naturalWidth / naturalHeight)
              }
              onError={() => setProblem(words.bannerUnreadable)}
              style={{
                width: `${100 / crop.width}%`,
                height: `${100 / crop.height}%`,
                left: `${(-100 * crop.x) / crop.width}%`,
                top: `${(-100 * crop.y) / crop.height}%`,
              }}
              className={`absolute max-w-none select-none ${ratio ? "" : "opacity-0"}`}
            />
          </CropFrame>
        )}
        {problem ? (
          <Notice icon="warning" look="danger" title={problem} />
        ) : (
          <p className="text-center text-muted type-foot">{words.cropHint}</p>
        )}
        <label className="flex min-h-11 items-center gap-3 text-muted">
          <Icon name="image" size="xs" />
          <input
            type="range"
            aria-label={words.zoom}
            min={1}
            max={closest}
            step={0.01}
            value={view.zoom}
            disabled={!ratio}
            onChange={({ target }) => setView({ ...view, zoom: Number(target.value) })}
            className="h-11 min-w-0 flex-1 accent-accent"
          />
          <Icon name="image" />
        </label>
        <Button
          size="block"
          look="fill"
          disabled={!ratio || isSending}
          aria-busy={isSending}
          onClick={() => void send()}
        >
          {isSending ? words.uploading : words.useBanner}
        </Button>
      </div>
    </Sheet>
  );
}

type FrameProps = { ratio: number; onView: (turn: (view: View) => View) => void; children: ReactNode };

/** The window onto the picture: one finger moves it, two make it larger or smaller, the arrow keys and + and − do too. */
function CropFrame({ ratio, onView, children }: FrameProps) {
  const words = useWords(draftWords);
  const fingers = useRef(new Map<number, { x: number; y: number }>());

  const move = (event: PointerEvent<HTMLDivElement>) => {
    const before = fingers.current.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const { width, height } = event.currentTarget.getBoundingClientRect();
    const [other] = [...fingers.current].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    fingers.current.set(event.pointerId, now);
    const share = other ? 2 : 1;
    const [byX, byY] = [(now.x - before.x) / width / share, (now.y - before.y) / height / share];
    const factor = other ? distance(now, other) / Math.max(1, distance(before, other)) : 1;
    onView((view) => zoomed(moved(ratio, view, byX, byY), factor));
  };
  const press = (event: KeyboardEvent) => {
    const [byX, byY, factor] = turns[event.key] ?? [];
    if (byX === undefined || byY === undefined || factor === undefined) return;
    event.preventDefault();
    onView((view) => zoomed(moved(ratio, view, byX, byY), factor));
  };
  const lift = (event: PointerEvent) => fingers.current.delete(event.pointerId);

  return (
    // biome-ignore lint/a11y/useSemanticElements: nothing in HTML is a window onto a picture
    <div
      role="group"
      aria-label={words.cropFrame}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move the picture
      tabIndex={0}
      onKeyDown={press}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
      }}
      onPointerMove={move}
      onPointerUp={lift}
      onPointerCancel={lift}
      className="relative aspect-video cursor-move touch-none overflow-hidden rounded-card bg-fill focus-visible:-outline-offset-2"
    >
      {children}
      {["grid-cols-3 divide-x", "grid-rows-3 divide-y"].map((thirds) => (
        <span key={thirds} className={`pointer-events-none absolute inset-0 grid divide-white/40 ${thirds}`}>
          <span />
          <span />
          <span />
        </span>
      ))}
    </div>
  );
}

const distance = (one: { x: number; y: number }, other: { x: number; y: number }) =>
  Math.hypot(one.x - other.x, one.y - other.y);

/** What the keys do: by how much of what is seen they move it, and how much larger they make it. */
const turns: Record<string, [byX: number, byY: number, factor: number]> = {
  ArrowLeft: [0.05, 0, 1],
  ArrowRight: [-0.05, 0, 1],
  ArrowUp: [0, 0.05, 1],
  ArrowDown: [0, -0.05, 1],
  "+": [0, 0, 1.1],
  "-": [0, 0, 1 / 1.1],
};
