import type { ChatMessage } from "../../telegram/protocol";
import { Icon } from "../ui/icon";

/** A file in a bubble; a tap saves it. */
export function DocumentCard({ document }: { document: NonNullable<ChatMessage["document"]> }) {
  return (
    <a className="document" href={document.url} download={document.name}>
      <span className="file-sign">
        <Icon name="file" />
      </span>
      <span>
        <b dir="auto">{document.name}</b>
        <small>{size(document.size)}</small>
      </span>
    </a>
  );
}

function size(bytes: number) {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(1)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
