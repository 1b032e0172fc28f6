/** How many messages wait to be read; nothing when none do. */
export function Badge({ count, muted = false }: { count: number; muted?: boolean }) {
  if (count === 0) return null;
  return <span className={`badge ${muted ? "muted" : ""}`}>{count > 999 ? "999+" : count}</span>;
}
