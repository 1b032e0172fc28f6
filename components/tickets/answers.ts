import type { z } from "zod";
import type { TicketView } from "@/domain/tickets/schema";

/** A ticket as it comes over the wire. */
export type Ticket = z.output<typeof TicketView>;
