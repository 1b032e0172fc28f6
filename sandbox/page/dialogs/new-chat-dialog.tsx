import { type FormEvent, useState } from "react";
import { act } from "../store/act";
import { openChat } from "../store/open-chat";
import { useBot } from "../store/selectors";
import { closeDialog } from "../store/show";
import { Dialog } from "./dialog";
import { PeopleChoice } from "./people-choice";

type Props = { what: "group" | "channel"; onCreated?: (chatId: number) => void };

/** Creates a group or channel with the people one picks. */
export function NewChatDialog({ what, onCreated }: Props) {
  const bot = useBot();
  const [title, setTitle] = useState("");
  const [username, setUsername] = useState("");
  const [chosen, setChosen] = useState<number[]>([]);
  const name = title.trim();
  const link = username.trim().replace(/^@/, "");

  const create = async (event: FormEvent) => {
    event.preventDefault();
    if (!name) return;
    closeDialog();
    const done = await act({
      do: what === "group" ? "create-group" : "create-channel",
      title: name,
      members: chosen.filter((id) => id !== bot.id),
      withBot: chosen.includes(bot.id),
      ...(link && { username: link }),
    });
    if (done && "chatId" in done && done.chatId !== undefined) (onCreated ?? openChat)(done.chatId);
  };
  return (
    <Dialog title={`New ${what}`} className="list-dialog" onClose={closeDialog}>
      <form onSubmit={(event) => void create(event)}>
        <label className="field">
          <span>{what === "group" ? "Group name" : "Channel name"}</span>
          <input
            dir="auto"
            value={title}
            maxLength={128}
            required
            onChange={(event) => setTitle(event.target.value)}
          />
        </label>
        <label className="field">
          <span>Public link, if it should have one</span>
          <input
            value={username}
            maxLength={33}
            pattern="@?[A-Za-z][A-Za-z0-9_]{4,31}"
            title="5 to 32 letters, digits and underscores"
            placeholder="t.me/…"
            onChange={(event) => setUsername(event.target.value)}
          />
        </label>
        <PeopleChoice chosen={chosen} onChange={setChosen} withBot />
        <footer>
          <button type="button" className="button" onClick={closeDialog}>
            Cancel
          </button>
          <button type="submit" className="button filled" disabled={!name}>
            Create
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
