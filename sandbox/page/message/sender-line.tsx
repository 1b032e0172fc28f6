import type { ChatMessage } from "../../telegram/protocol";
import { Link } from "./link";

/** Who wrote it, in their colour, and through which bot. */
export function SenderLine({ message, named }: { message: ChatMessage; named: boolean }) {
  const { from, viaBot } = message;
  if (!named && !viaBot) return null;
  const role = from?.role === "administrator" ? "admin" : from?.role;
  return (
    <div className="sender">
      {named && from && (
        <span className={`sender-name ${from.color}`}>
          <bdi>{from.name}</bdi>
          {role && <em>{role}</em>}
        </span>
      )}
      {viaBot && (
        <span className="via">
          via <Link to={`https://t.me/${viaBot}`}>@{viaBot}</Link>
        </span>
      )}
    </div>
  );
}
