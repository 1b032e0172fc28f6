import { type FormEvent, useState } from "react";
import { act } from "../store/act";
import { useMe } from "../store/selectors";
import { becomePerson } from "../store/session";
import { closeDialog } from "../store/show";
import { Dialog } from "./dialog";

/** Changes the name that others and the bot see. */
export function ProfileDialog() {
  const me = useMe();
  const [names, setNames] = useState({
    firstName: me.firstName,
    lastName: me.lastName ?? "",
    username: me.username ?? "",
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    closeDialog();
    void act({ do: "rename", ...names }).then(() => becomePerson(me.id));
  };
  const field = (label: string, name: keyof typeof names, required: boolean) => (
    <label className="field">
      <span>{label}</span>
      <input
        dir="auto"
        value={names[name]}
        required={required}
        maxLength={64}
        onChange={(event) => setNames({ ...names, [name]: event.target.value })}
      />
    </label>
  );
  return (
    <Dialog title="Edit profile" onClose={closeDialog}>
      <form onSubmit={save}>
        {field("First name", "firstName", true)}
        {field("Last name", "lastName", false)}
        {field("Username", "username", false)}
        <p className="hint">
          Language {me.languageCode}, time zone {me.timeZone}
        </p>
        <footer>
          <button type="button" className="button" onClick={closeDialog}>
            Cancel
          </button>
          <button type="submit" className="button filled">
            Save
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
