import type { Metadata } from "next";
import { Me } from "@/components/users/me-screen";
import { env } from "@/env";

export const metadata: Metadata = { title: "You" };

export default function MePage() {
  return <Me botUsername={env.TELEGRAM_BOT_USERNAME} />;
}
