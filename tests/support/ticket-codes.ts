import { createTicketCodes } from "@/gateways/ticket-codes";

/** Signs tickets in tests; no secret. */
export const ticketCodes = createTicketCodes([{ kid: "test", seed: Buffer.alloc(32, 7) }]);
