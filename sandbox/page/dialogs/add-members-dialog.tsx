import { useState } from "react";
import { act } from "../store/act";
import { closeDialog } from "../store/show";
import { Dialog } from "./dialog";
import { PeopleChoice } from "./people-choice";

/** Brings people into a group or channel. */
export function AddMembersDialog({ chatId }: { chatId: number }) {
  const [members, setMembers] = useState<number[]>([]);
  const add = () => {
    closeDialog();
    void act({ do: "add-members", chatId, members });
  };
  return (
    <Dialog title="Add members" className="list-dialog" onClose={closeDialog}>
      <PeopleChoice chosen={members} onChange={setMembers} />
      <footer>
        <button type="button" className="button" onClick={closeDialog}>
          Cancel
        </button>
        <button type="button" className="button filled" disabled={members.length === 0} onClick={add}>
          Add
        </button>
      </footer>
    </Dialog>
  );
}
