import { useState } from "react";
import { act } from "../store/act";
import { openChat } from "../store/open-chat";
import { usePage } from "../store/page-store";
import { findChat, useBot } from "../store/selectors";
import { closeDialog } from "../store/show";
import { SwitchRow } from "../ui/switch-row";
import { Dialog } from "./dialog";

const groupRights: [string, string][] = [
  ["can_invite_users", "Invite people by link"],
  ["can_pin_messages", "Pin messages"],
  ["can_delete_messages", "Delete messages"],
  ["can_restrict_members", "Ban people"],
  ["can_change_info", "Change group info"],
];
const channelRights: [string, string][] = [
  ["can_post_messages", "Post messages"],
  ["can_edit_messages", "Edit messages of others"],
  ["can_delete_messages", "Delete messages of others"],
  ["can_invite_users", "Invite people by link"],
];
/** Ticked unless a link asks for others. */
const usual = [
  "can_invite_users",
  "can_pin_messages",
  "can_delete_messages",
  "can_post_messages",
  "can_edit_messages",
];

type Props = { chatId: number; parameter?: string; rights?: string[] };

/** Adds the bot to a group or channel, as a member or with rights. */
export function AddBotDialog({ chatId, parameter, rights: wanted }: Props) {
  const bot = useBot();
  const chat = usePage((state) => findChat(state, chatId));
  const isChannel = chat?.kind === "channel";
  const mayPromote = chat?.role === "owner" || chat?.role === "administrator";
  const [asAdministrator, setAsAdministrator] = useState(mayPromote);
  const [chosen, setChosen] = useState(
    () => wanted?.map((right) => (right.startsWith("can_") ? right : `can_${right}`)) ?? usual,
  );
  const offered = isChannel ? channelRights : groupRights;
  const toggle = (right: string) =>
    setChosen(chosen.includes(right) ? chosen.filter((one) => one !== right) : [...chosen, right]);

  const add = async () => {
    closeDialog();
    const rights = offered.map(([right]) => right).filter((right) => chosen.includes(right));
    if (
      await act({
        do: "add-bot",
        chatId,
        ...(asAdministrator && { rights }),
        ...(parameter !== undefined && { parameter }),
      })
    )
      openChat(chatId);
  };
  return (
    <Dialog title={`Add ${bot.name}`} className="list-dialog" onClose={closeDialog}>
      <p dir="auto">to {chat?.title ?? "the chat"}</p>
      <div className="choices">
        {mayPromote && !isChannel && (
          <SwitchRow
            title="As an administrator"
            on={asAdministrator}
            onToggle={() => setAsAdministrator(!asAdministrator)}
          />
        )}
        {asAdministrator &&
          offered.map(([right, title]) => (
            <SwitchRow key={right} title={title} on={chosen.includes(right)} onToggle={() => toggle(right)} />
          ))}
      </div>
      <footer>
        <button type="button" className="button" onClick={closeDialog}>
          Cancel
        </button>
        <button type="button" className="button filled" onClick={() => void add()}>
          Add
        </button>
      </footer>
    </Dialog>
  );
}
