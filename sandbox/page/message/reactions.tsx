/** Emoji under a message. */
export function Reactions({ emoji }: { emoji: string[] }) {
  return (
    <span className="reactions">
      {emoji.map((one) => (
        <span key={one}>{one}</span>
      ))}
    </span>
  );
}
