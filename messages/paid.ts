import type { PaidFor } from "@/domain/letters";
import { ticketNumber } from "@/domain/tickets/schema";
import type { Buttons } from "./buttons";
import type { Button, Reading } from "./catalog";
import { code } from "./entities";
import { formatAmount } from "./format";

type Money = Pick<PaidFor, "amountMinor" | "currency">;

/** "$45.00", or "450 ⭐". */
export const amountOf = ({ language }: Reading, { amountMinor, currency }: Money) =>
  formatAmount(amountMinor, currency, language);

/** What a ticket is called aloud, ready to be copied. */
export const numberOf = (ticketId: string) => code(ticketNumber(ticketId));

/** Leads to the one ticket, or to the list of several. */
export const wayToTickets = (
  button: Buttons,
  event: { id: string },
  { ticketIds }: Pick<PaidFor, "ticketIds">,
): Button => {
  const [first] = ticketIds;
  if (ticketIds.length > 1) return button.viewTickets(event);
  return first === undefined ? button.viewTicket(event) : button.openTicket({ id: first });
};
