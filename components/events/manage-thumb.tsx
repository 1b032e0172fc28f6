import type { ListedEvent } from "./answers";
import { Banner } from "./banner";

type Props = {
  event: Pick<ListedEvent, "id" | "title" | "category"> & {
    banner?: ListedEvent["banner"];
    bannerImage?: string | null;
  };
  className?: string;
};

/** The event's picture as a small square beside words. */
export function Thumb({ event, className = "size-23 rounded-tile" }: Props) {
  const { banner = null, bannerImage = null } = event;
  const look = `flex-none overflow-hidden ${className}`;
  if (!banner && bannerImage)
    return (
      // biome-ignore lint/performance/noImgElement: sized once at upload, kept for ever; nothing is left to optimize
      <img
        src={`/api/images/${bannerImage}/card`}
        alt=""
        loading="lazy"
        className={`bg-fill object-cover ${look}`}
      />
    );
  return (
    <span className={look}>
      <Banner event={{ ...event, banner }} size="card" className="size-full" />
    </span>
  );
}
