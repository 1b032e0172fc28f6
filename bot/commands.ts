import { type Catalog, type CommandName, commandNames } from "@/messages/catalog";

/** What the command menu lists, the most used first. A group's is short: there one joins, and asks for help. */
export const commandScopes = {
  all_private_chats: commandNames,
  all_group_chats: ["rsvp", "help"],
} as const satisfies Record<string, readonly CommandName[]>;

/** One scope's menu in one language. */
export const commandMenu = (words: Catalog, scope: keyof typeof commandScopes) =>
  commandScopes[scope].map((command) => ({ command, description: words.commands[command] }));
