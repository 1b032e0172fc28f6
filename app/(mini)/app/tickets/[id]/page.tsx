import type { Metadata } from "next";
import { TicketScreen } from "@/components/tickets/ticket-screen";
import { env } from "@/env";

export const metadata: Metadata = { title: "Ticket" };

/** One ticket by its id, or all that the person has of an event by its code. */
export default async function TicketPage({ params }: { params: Promise<{ id: string }> }) {
  return <TicketScreen ticketRef={(await params).id} botUsername={env.TELEGRAM_BOT_USERNAME} />;
}
