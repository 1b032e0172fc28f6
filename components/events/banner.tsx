import type { ListedEvent } from "./answers";

type Props = {
  event: Pick<ListedEvent, "id" | "title" | "category" | "banner">;
  size: "card" | "page";
  className: string;
  /** The first pictures of a page are loaded at once. */
  isFirst?: boolean;
};

/** The event's picture; a drawing of our own where it has none. The box has its size before anything is loaded. */
export function Banner({ event, size, className, isFirst = false }: Props) {
  const { banner } = event;
  if (!banner) return <Drawing event={event} className={className} />;
  return (
    // biome-ignore lint/performance/noImgElement: sized once at upload, kept for ever; nothing is left to optimize
    <img
      src={`/api/images/${banner.hash}/${size}`}
      alt=""
      width={banner.width}
      height={banner.height}
      loading={isFirst ? "eager" : "lazy"}
      fetchPriority={isFirst ? "high" : "auto"}
      decoding="async"
      style={{ backgroundImage: `url(${banner.placeholder})` }}
      className={`block w-full bg-cover object-cover ${className}`}
    />
  );
}

const hues: Record<ListedEvent["category"], number> = {
  music: 300,
  tech: 255,
  food: 60,
  sports: 150,
  arts: 20,
  games: 280,
  learning: 220,
  business: 200,
  community: 100,
  other: 240,
};

/** Discs and a horizon in the colours of the category, arranged by the event's id: the same each time. */
function Drawing({ event, className }: Pick<Props, "event" | "className">) {
  const hue = hues[event.category];
  const chance = (n: number) => Number.parseInt(event.id.slice(-2 * n - 2).slice(0, 2), 16) / 255;
  const [x, y, r] = [80 + chance(0) * 240, 50 + chance(1) * 60, 34 + chance(2) * 30];
  const hill = (base: number, n: number) =>
    `M0 ${base} C ${80 + chance(n) * 80} ${base - 50}, ${220 + chance(n + 1) * 60} ${base + 36}, 400 ${base - 24} V225 H0z`;
  return (
    <svg
      viewBox="0 0 400 225"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      className={`block w-full ${className}`}
    >
      <path d="M0 0h400v225H0z" fill={`oklch(0.86 0.06 ${hue})`} />
      <circle cx={x} cy={y} r={r} fill={`oklch(0.95 0.05 ${(hue + 60) % 360})`} />
      <path d={hill(150, 3)} fill={`oklch(0.7 0.1 ${hue})`} />
      <path d={hill(178, 4)} fill={`oklch(0.55 0.11 ${hue})`} />
      <path d={hill(204, 5)} fill={`oklch(0.38 0.09 ${hue})`} />
    </svg>
  );
}
