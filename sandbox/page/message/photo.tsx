import type { ChatMessage } from "../../telegram/protocol";
import { showDialog } from "../store/show";

/** A picture in a bubble; a tap shows it large. Its place is kept while it loads. */
export function Photo({ photo }: { photo: NonNullable<ChatMessage["photo"]> }) {
  const { url, width, height } = photo;
  const shape = Math.min(2.4, Math.max(0.75, width / Math.max(1, height)));
  return (
    <button
      type="button"
      className="photo"
      aria-label="Open photo"
      onClick={() => showDialog({ kind: "image", url })}
    >
      <img src={url} alt="" width={width} height={height} style={{ aspectRatio: shape }} decoding="async" />
    </button>
  );
}
