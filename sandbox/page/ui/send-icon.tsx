/** The paper plane. */
export function SendIcon() {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        className="filled"
        d="M4.2 19.6c-.6.3-1.2-.3-1-.9L5 13.3l8-1.3-8-1.3L3.2 5.3c-.2-.6.4-1.2 1-.9l16 6.7c.8.3.8 1.4 0 1.8z"
      />
    </svg>
  );
}
