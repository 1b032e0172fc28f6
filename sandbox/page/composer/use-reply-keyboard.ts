import type { KeyboardButton } from "@grammyjs/types";
import { useState } from "react";
import type { ReplyKeyboardState } from "../../telegram/protocol";
import { usePage } from "../store/page-store";
import { findChat } from "../store/selectors";

/** The bot's keyboard below the composer, and the message it wants answered. */
export type ReplyKeyboardView = {
  rows: KeyboardButton[][] | undefined;
  resized: boolean;
  placeholder: string | undefined;
  shown: boolean;
  toggle: () => void;
  /** A key was pressed or an answer sent: a one-time keyboard goes down, the forced reply is done. */
  answered: () => void;
  forced: { id: number; text: string; sender: string } | undefined;
};

/** Follows the reply keyboard of a chat. A new one from the bot is always shown. */
export function useReplyKeyboard(chatId: number): ReplyKeyboardView {
  const state = usePage((page) => page.server?.keyboards.find((keyboard) => keyboard.chatId === chatId));
  const [done, setDone] = useState<ReplyKeyboardState>();
  const [hidden, setHidden] = useState<ReplyKeyboardState>();
  const forced = useForced(chatId, state === done ? undefined : state?.forceReply);
  const markup = state?.markup;
  const shown = state !== hidden;
  return {
    rows: markup?.keyboard,
    resized: markup?.resize_keyboard ?? false,
    placeholder: forced
      ? state?.forceReply?.placeholder
      : shown
        ? markup?.input_field_placeholder
        : undefined,
    shown,
    toggle: () => setHidden(shown ? state : undefined),
    answered() {
      setDone(state);
      if (markup?.one_time_keyboard) setHidden(state);
    },
    forced,
  };
}

function useForced(chatId: number, force: ReplyKeyboardState["forceReply"]) {
  const title = usePage((state) => findChat(state, chatId)?.title ?? "");
  const message = usePage((state) => {
    if (!force) return undefined;
    const messages = state.conversations[chatId]?.messages;
    return messages?.findLast(({ id, mine }) =>
      force.messageId === undefined ? !mine : id === force.messageId,
    );
  });
  return message && { id: message.id, text: message.text, sender: message.from?.name ?? title };
}
