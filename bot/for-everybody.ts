import type { Button, Message } from "@/messages/catalog";
import { isShared } from "./cards";
import type { BotContext } from "./context";

/** A message as a group may see it: what one person alone can do there leads into the private chat. */
export function forEverybody(ctx: BotContext, message: Message): Message {
  if (!isShared(ctx) || !message.buttons) return message;
  return { ...message, buttons: message.buttons.map((row) => row.map((button) => intoPrivate(ctx, button))) };
}

function intoPrivate({ reading, subject }: BotContext, button: Button): Button {
  if (!("do" in button)) return button;
  const { label, style } = button;
  const start = subject.code === undefined ? "home" : `e_${subject.code}`;
  return { label, url: `https://t.me/${reading.botUsername}?start=${start}`, ...(style ? { style } : {}) };
}
