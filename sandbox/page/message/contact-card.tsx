import type { ChatMessage } from "../../telegram/protocol";
import { Avatar } from "../ui/avatar";

/** A shared phone number. */
export function ContactCard({ contact }: { contact: NonNullable<ChatMessage["contact"]> }) {
  return (
    <div className="document">
      <Avatar title={contact.name} color="blue" />
      <span>
        <b dir="auto">{contact.name}</b>
        <small>{contact.phone}</small>
      </span>
    </div>
  );
}
