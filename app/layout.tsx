import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { env } from "@/env";

export const metadata: Metadata = {
  metadataBase: new URL(env.APP_URL),
  title: { default: "Event bot for Telegram", template: "%s · Event bot" },
  description: "Create an event in a chat, share it anywhere in Telegram, and let people RSVP with one tap.",
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
};

/** Pages are drawn for each request: their policy has a nonce (see proxy.ts), and addresses belong to the machine that serves. */
export const dynamic = "force-dynamic";

export default function Layout({ children }: { children: ReactNode }) {
  return (
    // The theme is bound to it before React wakes up (see components/telegram/bind-theme.ts).
    <html lang="en" suppressHydrationWarning>
      <body>{children}</body>
    </html>
  );
}
