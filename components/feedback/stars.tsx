import { paths } from "@/components/ui/icons";

/** Stars from 1 to 5, those that were given filled. Said in words beside it. */
export function Stars({ given, size = "size-4" }: { given: number; size?: string }) {
  return (
    <span className="inline-flex gap-0.5 text-accent-text" aria-hidden="true">
      {[1, 2, 3, 4, 5].map((star) => (
        <Star key={star} isFull={star <= given} size={size} />
      ))}
    </span>
  );
}

export const Star = ({ isFull, size }: { isFull: boolean; size: string }) => (
  <svg
    viewBox="0 0 24 24"
    fill={isFull ? "currentColor" : "none"}
    stroke="currentColor"
    strokeWidth="1.5"
    strokeLinejoin="round"
    aria-hidden="true"
    className={`${size} flex-none`}
  >
    <path d={paths.star} />
  </svg>
);
