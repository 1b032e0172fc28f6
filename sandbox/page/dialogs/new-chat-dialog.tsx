import { type FormEvent, useState } from "react";
import { act } from "../store/act";
import { openChat } from "../store/open-chat";
import { usePage } from "../store/page-store";
import { fullName, known, useBot } from "../store/selectors";
import { closeDialog } from "../store/show";
import { ChoiceRow } from "./choice-row";
import { Dialog } from "./dialog";

type Props = { what: "group" | "channel"; onCreated?: (chatId: number) => void };

/** Creates a group or channel with the people one picks. */
export function NewChatDialog({ what, onCreated }: Props) {
  const bot = useBot();
  const me = usePage((state) => known(state).me);
  const people = usePage((state) => known(state).people);
  const [title, setTitle] = useState("");
  const [members, setMembers] = useState<number[]>([]);
  const toggle = (id: number) => setMembers(members.includes(id) ? members.filter((one) => one !== id) : [...members, id]);

  const create = async (event: FormEvent) => {
    event.preventDefault();
    const chosen = { title: title.trim(), members: members.filter((id) => id !== bot.id), withBot: members.includes(bot.id) };
    if (!chosen.title) return;
    closeDialog();
    const done = await act({ do: what === "group" ? "create-group" : "create-channel", ...chosen });
    if (!done || !("chatId" in done) || done.chatId === undefined) return;
    (onCreated ?? openChat)(done.chatId);
  };
  return (
    <Dialog title={`New ${what}`} className="list-dialog" onClose={closeDialog}>
      <form onSubmit={(event) => void create(event)}>
        <label className="field">
          <span>{what === "group" ? "Group name" : "Channel name"}</span>
          <input dir="auto" value={title} maxLength={128} required onChange={(event) => setTitle(event.target.value)} />
        </label>
        <div className="choices">
          <ChoiceRow title={bot.name} note="bot" color="blue" bot checked={members.includes(bot.id)} onChoose={() => toggle(bot.id)} />
          {people
            .filter((person) => person.id !== me.id)
            .map((person) => (
              <ChoiceRow
                key={person.id}
                title={fullName(person)}
                note={person.role}
                color={person.color}
                checked={members.includes(person.id)}
                onChoose={() => toggle(person.id)}
              />
            ))}
        </div>
        <footer>
          <button type="button" className="button" onClick={closeDialog}>
            Cancel
          </button>
          <button type="submit" className="button filled" disabled={!title.trim()}>
            Create
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
