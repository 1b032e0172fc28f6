import { useState } from "react";
import type { ChatSummary } from "../../telegram/protocol";
import { usePage } from "../store/page-store";
import { known } from "../store/selectors";
import { closeDialog, showDialog } from "../store/show";
import { Icon } from "../ui/icon";
import { SearchField } from "../ui/search-field";
import { ChoiceRow } from "./choice-row";
import { Dialog } from "./dialog";

type Props = {
  title: string;
  accepts: (chat: ChatSummary) => boolean;
  onPick: (chatId: number) => void;
  onCancel?: () => void;
  create?: "group" | "channel";
};

/** Asks for one of the person's chats. */
export function PickChatDialog({ title, accepts, onPick, onCancel, create }: Props) {
  const chats = usePage((state) => known(state).chats);
  const [search, setSearch] = useState("");
  const found = chats.filter(
    (chat) => accepts(chat) && chat.title.toLowerCase().includes(search.toLowerCase()),
  );
  const pick = (chatId: number) => {
    closeDialog();
    onPick(chatId);
  };
  const cancel = () => {
    closeDialog();
    onCancel?.();
  };
  return (
    <Dialog title={title} className="list-dialog" onClose={cancel}>
      <SearchField label="Search chats to choose" value={search} onChange={setSearch} />
      <div className="choices">
        {create && (
          <button
            type="button"
            className="row-button accent"
            onClick={() => showDialog({ kind: "new-chat", what: create, onCreated: pick })}
          >
            <span className="round-sign">
              <Icon name="plus" />
            </span>
            Create a new {create}
          </button>
        )}
        {found.map((chat) => (
          <ChoiceRow
            key={chat.id}
            title={chat.title}
            note={chat.subtitle}
            color={chat.color}
            bot={chat.kind === "bot"}
            onChoose={() => pick(chat.id)}
          />
        ))}
        {found.length === 0 && <p className="panel-note">No chat fits</p>}
      </div>
      <footer>
        <button type="button" className="button" onClick={cancel}>
          Cancel
        </button>
      </footer>
    </Dialog>
  );
}
