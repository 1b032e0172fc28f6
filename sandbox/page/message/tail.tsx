/** The corner of a bubble that points at its sender. */
export function Tail() {
  return (
    <svg className="tail" viewBox="0 0 9 18" aria-hidden="true" focusable="false">
      <path d="M9 18V0C8.6 6.5 5.8 12 .7 15.7-.3 16.5 0 18 1.2 18z" />
    </svg>
  );
}
