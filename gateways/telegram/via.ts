import { eventNewsKinds, type Letter } from "@/domain/letters";
import type { Button, Message } from "@/messages/catalog";

/** What an event tells its people: how many come by its links is counted, as Telegram tells nobody that a message was read. */
const counted: readonly string[] = eventNewsKinds;

/** The message with links into the Mini App that say which letter they stand in (`?via=`). */
export function countLinks(
  message: Message,
  { kind, deliveryId }: Pick<Letter, "kind" | "deliveryId">,
): Message {
  if (deliveryId === undefined || !counted.includes(kind) || !message.buttons) return message;
  return { ...message, buttons: message.buttons.map((row) => row.map((button) => via(button, deliveryId))) };
}

function via(button: Button, deliveryId: string): Button {
  if (!("app" in button)) return button;
  const url = new URL(button.app);
  url.searchParams.set("via", deliveryId);
  return { ...button, app: url.href };
}
