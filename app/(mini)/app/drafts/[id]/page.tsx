import type { Metadata } from "next";
import { DraftScreen } from "@/components/drafts/draft-screen";
import { env } from "@/env";

export const metadata: Metadata = { title: "New event" };

type Props = { params: Promise<{ id: string }> };

export default async function DraftPage({ params }: Props) {
  const { id } = await params;
  return <DraftScreen id={id} botUsername={env.TELEGRAM_BOT_USERNAME} tiles={env.MAP_TILE_URL} />;
}
