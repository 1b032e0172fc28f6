/** The star beside the bot's name. */
export function VerifiedMark() {
  return (
    <svg className="verified" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M12 1.8l2.7 2 3.3-.1 1 3.2 2.7 2-1.1 3.1 1.1 3.1-2.7 2-1 3.2-3.3-.1-2.7 2-2.7-2-3.3.1-1-3.2-2.7-2L3.4 12 2.3 8.9l2.7-2 1-3.2 3.3.1z" />
      <path className="check" d="M8 12.2l2.7 2.7L16 9.5" />
    </svg>
  );
}
