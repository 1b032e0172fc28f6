import { personOf } from "../acts/act";
import { profileFor } from "../methods/profile";
import { balanceOf } from "../payments/stars";
import { invoicesFor } from "../payments/views";
import { commandsFor, menuButtonFor } from "../profile-shown";
import type { State } from "../protocol";
import type { Server } from "../server";
import { chatSummary, keyboardState } from "../views/page-chats";
import { isInChat, privateChat } from "../world/chats";

/** All that one person sees when they open Telegram. */
export function stateFor(server: Server, personId: number): State {
  const { world, bot, clock, calls, faults } = server;
  const me = personOf(server, personId);
  const withBot = privateChat(world, personId);
  const chats = [...world.chats.values()].filter(
    (chat) => isInChat(chat, personId) && chat.migratedTo === undefined,
  );
  const summaries = chats.map((chat) => ({ chat, summary: chatSummary(server, chat, personId) }));
  summaries.sort((one, other) => (other.summary.last?.date ?? 0) - (one.summary.last?.date ?? 0));
  const menuButton = menuButtonFor(server, withBot);
  const { description } = profileFor(server, me.languageCode);

  return {
    now: clock.now(),
    me,
    people: [...world.people.values()].map((person) => ({
      ...person,
      unread: server.unread.total(person.id),
    })),
    chats: summaries.map(({ summary }) => summary),
    bot: {
      id: bot.id,
      name: bot.name,
      username: bot.username,
      ...(description ? { description } : {}),
      commands: Object.fromEntries(
        summaries.map(({ chat, summary }) => [summary.id, commandsFor(server, chat, me)]),
      ),
      ...(menuButton ? { menuButton } : {}),
    },
    keyboards: chats
      .filter((chat) => chat.keyboards.has(personId))
      .map((chat) => keyboardState(server, chat, personId)),
    stars: balanceOf(world, personId),
    invoices: invoicesFor(server, personId),
    callsCount: calls.count,
    faults: faults.list(),
  };
}
