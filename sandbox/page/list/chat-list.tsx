import { useMemo, useState } from "react";
import type { ChatSummary } from "../../telegram/protocol";
import { isPhone } from "../store/conversations";
import { usePage } from "../store/page-store";
import { known } from "../store/selectors";
import { SearchField } from "../ui/search-field";
import { ChatRow } from "./chat-row";
import { ListMenu } from "./list-menu";

/** The person's chats, newest first, below the search. */
export function ChatList() {
  const chats = usePage((state) => known(state).chats);
  const openId = usePage((state) => state.chatId);
  const online = usePage((state) => state.online);
  const [search, setSearch] = useState("");
  const shown = useMemo(() => order(chats.filter((chat) => fits(chat, search))), [chats, search]);
  return (
    <aside className="chat-list" aria-label="Chats">
      <div className="list-head">
        <ListMenu />
        <SearchField label="Search chats" value={search} onChange={setSearch} />
      </div>
      {!online && <p className="connecting">Connecting…</p>}
      <div className="chat-rows">
        {shown.map((chat) => (
          <ChatRow key={chat.id} chat={chat} open={chat.id === openId && !isPhone()} />
        ))}
        {shown.length === 0 && (
          <p className="panel-note">{search ? `No chat with “${search}”` : "No chats yet"}</p>
        )}
      </div>
    </aside>
  );
}

/** The bot is pinned to the top, as it is what all this is about. */
function order(chats: ChatSummary[]) {
  const rank = (chat: ChatSummary) => (chat.kind === "bot" ? 1 : 0);
  return chats.sort((a, b) => rank(b) - rank(a) || (b.last?.date ?? 0) - (a.last?.date ?? 0));
}

function fits(chat: ChatSummary, search: string) {
  const words = search.trim().toLowerCase();
  return (
    [chat.title, chat.username, chat.last?.text].some((text) => text?.toLowerCase().includes(words)) ||
    words === ""
  );
}
