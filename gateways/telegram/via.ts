import { eventNewsKinds, type Letter } from "@/domain/letters";
import type { Button, Message } from "@/messages/catalog";

/** What an event tells its people: how many come by its links is counted, as Telegram tells nobody that a message was read. */
const counted: readonly string[] = eventNewsKinds;

/** The message with links out of Telegram that say which letter they stand in: they go by way of `/l/` at `appUrl`. */
export function countLinks(
  message: Message,
  { kind, deliveryId }: Pick<Letter, "kind" | "deliveryId">,
  { appUrl }: { appUrl: string },
): Message {
  if (deliveryId === undefined || !counted.includes(kind) || !message.buttons) return message;
  const via = (button: Button) => countedLink(button, deliveryId, appUrl);
  return { ...message, buttons: message.buttons.map((row) => row.map(via)) };
}

function countedLink(button: Button, deliveryId: string, appUrl: string): Button {
  const isOut = "url" in button && button.leads !== undefined;
  return isOut ? { ...button, url: `${appUrl}/l/${deliveryId}/${button.leads}` } : button;
}
