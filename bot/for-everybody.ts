import type { Button, Message } from "@/messages/catalog";
import type { Operation } from "@/messages/operations";
import { isShared } from "./cards";
import type { BotContext } from "./context";

/** A message as a group may see it: what one person alone can do there leads into the private chat. */
export function forEverybody(ctx: BotContext, message: Message): Message {
  if (!isShared(ctx) || !message.buttons) return message;
  return { ...message, buttons: message.buttons.map((row) => row.map((button) => intoPrivate(ctx, button))) };
}

function intoPrivate({ reading, subject }: BotContext, button: Button): Button {
  const { label, style } = button;
  // Only private chats take buttons that open the Mini App; a link to it works everywhere.
  if ("app" in button)
    return { label, url: `https://t.me/${reading.botUsername}?startapp`, ...(style ? { style } : {}) };
  if (!("do" in button)) return button;
  const start = startFor(button.do, subject.code);
  return { label, url: `https://t.me/${reading.botUsername}?start=${start}`, ...(style ? { style } : {}) };
}

function startFor(operation: Operation, code: string | undefined) {
  if (operation === "support") return "support";
  if (code === undefined) return "home";
  return `${operation === "buy" ? "b" : "e"}_${code}`;
}
