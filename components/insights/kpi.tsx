/** One figure, what it counts, and what it means in words. */
export function Kpi({
  label,
  figure,
  of,
  text,
  isGood = false,
}: {
  label: string;
  figure: string;
  of?: string | undefined;
  text: string;
  isGood?: boolean;
}) {
  return (
    <div className="grid min-w-0 content-start rounded-tile bg-surface px-4 py-3.5">
      <dt className="type-foot text-muted">{label}</dt>
      <dd className="min-w-0">
        <span className="block truncate tabular-nums">
          <b className="type-title2">{figure}</b> {of && <span className="type-sub text-muted">{of}</span>}
        </span>
        <span className={`block type-foot ${isGood ? "text-positive" : "text-muted"}`}>{text}</span>
      </dd>
    </div>
  );
}
