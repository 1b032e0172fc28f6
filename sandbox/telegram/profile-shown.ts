import type { BotCommand } from "@grammyjs/types";
import type { Person } from "./protocol";
import type { Server } from "./server";
import { isAdministrator, isPresent } from "./world/chats";
import type { Chat } from "./world/model";

/** Under what the commands of a scope are kept. */
export function commandsKey(scope: { type: string; chatId?: number; userId?: number }, languageCode: string) {
  return [scope.type, scope.chatId ?? "", scope.userId ?? "", languageCode].join("|");
}

/** The commands a person is offered in a chat: the narrowest scope wins, and in it the person's language. */
export function commandsFor({ world, bot }: Server, chat: Chat, person: Person): BotCommand[] {
  if (chat.type === "pair" || chat.type === "channel") return [];
  if (chat.type !== "private" && !isPresent(chat.members.get(bot.id))) return [];

  const chatId = chat.id;
  const isAdmin = isAdministrator(chat.members.get(person.id));
  const scopes =
    chat.type === "private"
      ? [{ type: "chat", chatId }, { type: "all_private_chats" }, { type: "default" }]
      : [
          { type: "chat_member", chatId, userId: person.id },
          ...(isAdmin ? [{ type: "chat_administrators", chatId }] : []),
          { type: "chat", chatId },
          ...(isAdmin ? [{ type: "all_chat_administrators" }] : []),
          { type: "all_group_chats" },
          { type: "default" },
        ];
  for (const scope of scopes) {
    for (const language of [person.languageCode.slice(0, 2), ""]) {
      const commands = world.profile.commands[commandsKey(scope, language)];
      if (commands) return commands;
    }
  }
  return [];
}

/** The Mini App behind the menu button of a private chat, if there is one. */
export function menuButtonFor({ world }: Server, chat: Chat): { text: string; url: string } | undefined {
  const button = world.profile.menuButtons.get(chat.id) ?? world.profile.menuButton;
  return button.type === "web_app" ? { text: button.text, url: button.web_app.url } : undefined;
}
