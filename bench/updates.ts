import { packCallback } from "@/gateways/telegram/callbacks";
import { bot } from "@/sandbox/environment";

/**
 * Bodies as Telegram would post them, each with an id of its own: four taps on Going beside one event's card
 * in a group, each by somebody new, and then a /help in a private chat.
 */
export function* updates(eventId: string, helped: number[], firstTapper: number): Generator<string, never> {
  const data = packCallback({ operation: "rsvp", id: eventId });
  for (let id = 1; ; id++) {
    const update = id % 5 === 0 ? help(helped[id % helped.length]!, id) : tap(firstTapper + id, id, data);
    yield JSON.stringify({ update_id: id, ...update });
  }
}

const person = (id: number) => ({ id, is_bot: false, first_name: "Somebody", language_code: "en" });
const date = Math.floor(Date.now() / 1000);
const group = { id: -1_000_000_000_001, type: "supergroup", title: "Everybody" };

const tap = (userId: number, id: number, data: string) => ({
  callback_query: {
    id: String(id),
    from: person(userId),
    chat_instance: "1",
    data,
    message: {
      message_id: 1,
      date,
      chat: group,
      from: { id: bot.id, is_bot: true, first_name: bot.name },
      text: "Bench",
    },
  },
});

const help = (userId: number, id: number) => ({
  message: {
    message_id: id,
    date,
    chat: { id: userId, type: "private", first_name: "Somebody" },
    from: person(userId),
    text: "/help",
    entities: [{ type: "bot_command", offset: 0, length: 5 }],
  },
});
