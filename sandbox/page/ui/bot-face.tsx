import { useId } from "react";

/** The bot's picture: a ticket with a tick. */
export function BotFace() {
  const gradient = useId();
  return (
    <svg viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <defs>
        <linearGradient id={gradient} x1="0" y1="0" x2="0" y2="1">
          <stop stopColor="#63b8f8" />
          <stop offset="1" stopColor="#2f86dc" />
        </linearGradient>
      </defs>
      <rect width="48" height="48" fill={`url(#${gradient})`} />
      <path
        d="M10 19.5a2.5 2.5 0 0 1 2.5-2.5h23a2.5 2.5 0 0 1 2.5 2.5v2a2.6 2.6 0 0 0 0 5v2a2.5 2.5 0 0 1-2.5 2.5h-23a2.5 2.5 0 0 1-2.5-2.5v-2a2.6 2.6 0 0 0 0-5z"
        fill="#fff"
      />
      <path
        d="M29.5 19.8v2M29.5 23.2v2M29.5 26.6v1.8"
        stroke="#4c9eea"
        strokeWidth="1.8"
        strokeLinecap="round"
      />
      <path
        d="M17 24l2.6 2.6L24.5 21.5"
        fill="none"
        stroke="#3f97e6"
        strokeWidth="2.3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
