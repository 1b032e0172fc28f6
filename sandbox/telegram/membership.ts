import { addMessage, showSummary } from "./conversation";
import { type Server, unixTime } from "./server";
import type { UpdateKind } from "./updates/kinds";
import { chatJson, memberJson } from "./views/chats";
import { userJson } from "./views/users";
import { isAdministrator, isPresent } from "./world/chats";
import type { Chat, Member } from "./world/model";

/** Changes what somebody is in a chat: shown there, and told to the bot when it is about it or it may know. */
export function changeMembership(server: Server, chat: Chat, by: number, userId: number, after: Member) {
  const before = chat.members.get(userId);
  chat.members.set(userId, after);

  const joined = !isPresent(before) && isPresent(after);
  const went = isPresent(before) && !isPresent(after);
  const isBot = userId === server.bot.id;
  if (isBot || isAdministrator(chat.members.get(server.bot.id)))
    tellBot(server, chat, by, userId, before, after);
  if (chat.type !== "channel" && joined) announceJoin(server, chat, by, [userId]);
  if (chat.type !== "channel" && went) announceLeave(server, chat, by, userId);
  showSummary(server, chat, [userId]);
}

/** The line in the chat that says who came, and through whom. */
function announceJoin(server: Server, chat: Chat, by: number, userIds: number[]) {
  const users = userIds.map((id) => userJson(server, id));
  const names = users.map((user) => user.first_name).join(", ");
  const words =
    userIds.length === 1 && userIds[0] === by
      ? `${names} joined the group`
      : `${nameOf(server, by)} added ${names}`;
  const fields = { new_chat_members: users, new_chat_member: users[0] };
  addMessage(server, chat, { from: by, content: { kind: "service", words, fields } });
}

function announceLeave(server: Server, chat: Chat, by: number, userId: number) {
  const name = nameOf(server, userId);
  const words = userId === by ? `${name} left the group` : `${nameOf(server, by)} removed ${name}`;
  addMessage(server, chat, {
    from: by,
    content: { kind: "service", words, fields: { left_chat_member: userJson(server, userId) } },
  });
}

function tellBot(
  server: Server,
  chat: Chat,
  by: number,
  userId: number,
  before: Member | undefined,
  after: Member,
) {
  const isBot = userId === server.bot.id;
  const kind: UpdateKind = isBot ? "my_chat_member" : "chat_member";
  server.updates.push(kind, isBot ? chat.id : userId, {
    chat: chatJson(server, chat),
    from: userJson(server, by),
    date: unixTime(server),
    old_chat_member: memberJson(server, userId, before),
    new_chat_member: memberJson(server, userId, after),
  });
}

function nameOf(server: Server, id: number) {
  return userJson(server, id).first_name;
}
