import { personOf } from "../acts/act";
import { ownContact } from "../acts/talk";
import type { Server } from "../server";
import { fullName } from "../views/users";
import type { Invoice } from "./model";

/** What the person fills in when an invoice asks for it; nothing when it does not. */
export function orderInfo(server: Server, personId: number, needs: Invoice["needs"]) {
  if (!needs.name && !needs.phone && !needs.email) return undefined;

  const person = personOf(server, personId);
  const contact = ownContact(server, personId);
  const mailbox = (person.username ?? `person${personId}`).toLowerCase();
  return {
    ...(needs.name ? { name: fullName(person) } : {}),
    ...(needs.phone && contact.kind === "contact" ? { phone_number: contact.phone } : {}),
    ...(needs.email ? { email: `${mailbox}@example.com` } : {}),
  };
}
