import type { InlineKeyboardButton } from "@grammyjs/types";
import { useEffect, useRef, useState } from "react";
import { Icon } from "../ui/icon";
import type { IconName } from "../ui/icons";
import { useInChat } from "./in-chat";
import { pressInlineButton, type Spot } from "./press-inline-button";

/** One button below a message: it spins until the bot has answered, and a sign in its corner tells what it opens. */
export function InlineButton({ button, spot }: { button: InlineKeyboardButton; spot: Spot }) {
  const { chatId } = useInChat();
  const [busy, setBusy] = useState(false);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);

  const press = async () => {
    if (busy) return;
    setBusy(true);
    await pressInlineButton(chatId, button, spot);
    if (here.current) setBusy(false);
  };
  const sign = signOf(button);
  return (
    <button
      type="button"
      className={`inline-button ${button.style ?? ""} ${busy ? "busy" : ""}`}
      aria-busy={busy}
      disabled={"disabled" in button}
      onClick={() => void press()}
    >
      <span dir="auto">{button.text}</span>
      {sign && <Icon name={sign} />}
    </button>
  );
}

function signOf(button: InlineKeyboardButton): IconName | null {
  if ("url" in button || "login_url" in button) return "link";
  if ("web_app" in button) return "app";
  if ("pay" in button) return "pay";
  if ("copy_text" in button) return "copy";
  if ("switch_inline_query" in button || "switch_inline_query_chosen_chat" in button) return "share";
  return null;
}
