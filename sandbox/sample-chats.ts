import type { Act, ActResult, State } from "./telegram/protocol";

const [maya, tom, ines, kenji] = [1001, 1002, 1003, 1004];

/**
 * A first conversation, so that a newcomer does not meet an empty room: three people know the bot, and Maya has
 * shared an event into a group. Done through the control API, as the people themselves would, and only once.
 */
export async function startSampleChats(pageUrl: string): Promise<void> {
  const seen = await ask<State>(`${pageUrl}/control/state?as=${maya}`);
  if (seen.chats.some(({ kind }) => kind === "group")) return;

  const act = (action: Act) => ask<ActResult>(`${pageUrl}/control/act`, action);
  await act({ as: tom, do: "start", parameter: "e_K7Q2MX" });
  await act({ as: ines, do: "start" });
  await act({ as: kenji, do: "start", parameter: "e_M4TW9B" });

  const group = await act({
    as: maya,
    do: "create-group",
    title: "Indie Games Berlin",
    members: [tom, ines, kenji],
  });
  if (!group.ok || !("chatId" in group) || group.chatId === undefined) return;
  const { chatId } = group;
  await act({
    as: tom,
    do: "send",
    chatId,
    text: "Bringing two arcade sticks and an old tube TV, if someone helps me carry it up the stairs",
  });
  await act({ as: ines, do: "send", chatId, text: "I can! Is there room for one more?" });
  await act({ as: maya, do: "send", chatId, text: "There is. The card for your friends is right here:" });
  await shareInto(act, chatId, "K7Q2MX");
}

async function shareInto(act: (action: Act) => Promise<ActResult>, chatId: number, code: string) {
  const found = await act({ as: maya, do: "inline-query", chatId, query: `e_${code}` });
  const choice = found.ok && "inline" in found ? found.inline : undefined;
  const [first] = choice?.results ?? [];
  if (choice && first)
    await act({ as: maya, do: "choose-inline-result", chatId, queryId: choice.queryId, resultId: first.id });
}

async function ask<Answer>(url: string, body?: unknown): Promise<Answer> {
  const response = await fetch(url, body === undefined ? {} : { method: "POST", body: JSON.stringify(body) });
  return (await response.json()) as Answer;
}
