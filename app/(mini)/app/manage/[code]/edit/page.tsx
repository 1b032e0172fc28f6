import type { Metadata } from "next";
import { EditStart } from "@/components/drafts/edit-start";
import { env } from "@/env";

export const metadata: Metadata = { title: "Edit event" };

type Props = { params: Promise<{ code: string }> };

export default async function EditEventPage({ params }: Props) {
  const { code } = await params;
  return <EditStart code={code} botUsername={env.TELEGRAM_BOT_USERNAME} tiles={env.MAP_TILE_URL} />;
}
