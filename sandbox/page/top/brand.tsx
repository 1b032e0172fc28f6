import { useId } from "react";

/** The sandbox's sign and name. */
export function Brand() {
  const gradient = useId();
  return (
    <div className="brand only-wide">
      <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <defs>
          <linearGradient id={gradient} x1="0" y1="0" x2="0" y2="1">
            <stop stopColor="#5fb6f7" />
            <stop offset="1" stopColor="#2f86dc" />
          </linearGradient>
        </defs>
        <rect width="32" height="32" rx="9" fill={`url(#${gradient})`} />
        <path
          d="M7 12.5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v1.7a1.9 1.9 0 0 0 0 3.6v1.7a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2v-1.7a1.9 1.9 0 0 0 0-3.6z"
          fill="#fff"
        />
        <path
          d="M19.3 12.8v1.5M19.3 15.8v1.4M19.3 18.7v1"
          stroke="#3c92e3"
          strokeWidth="1.4"
          strokeLinecap="round"
        />
      </svg>
      <h1>Sandbox</h1>
      <span className="motto">everything runs on this computer</span>
    </div>
  );
}
