import { Fragment } from "react";

const token = /("(?:\\.|[^"\\])*")(\s*:)?/g;

/** JSON with coloured keys and strings. */
export function HighlightJson({ value }: { value: unknown }) {
  const text = JSON.stringify(value, null, 2) ?? "null";
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(token)) {
    const [whole, quoted, colon] = match;
    parts.push(
      <Fragment key={match.index}>
        {text.slice(from, match.index)}
        <span className={colon ? "json-key" : "json-text"}>{quoted}</span>
        {colon}
      </Fragment>,
    );
    from = match.index + whole.length;
  }
  return (
    <pre>
      {parts}
      {text.slice(from)}
    </pre>
  );
}
