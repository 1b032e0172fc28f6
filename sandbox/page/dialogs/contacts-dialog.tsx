import { openPersonChat } from "../store/open-chat";
import { usePage } from "../store/page-store";
import { fullName, known } from "../store/selectors";
import { closeDialog } from "../store/show";
import { ChoiceRow } from "./choice-row";
import { Dialog } from "./dialog";

/** Whom one can write to. */
export function ContactsDialog() {
  const { me, people } = usePage(known);
  return (
    <Dialog title="New message" className="list-dialog" onClose={closeDialog}>
      <div className="choices">
        {people
          .filter((person) => person.id !== me.id)
          .map((person) => (
            <ChoiceRow
              key={person.id}
              title={fullName(person)}
              note={person.username ? `@${person.username}` : person.role}
              color={person.color}
              onChoose={() => {
                closeDialog();
                openPersonChat(person);
              }}
            />
          ))}
      </div>
      <footer>
        <button type="button" className="button" onClick={closeDialog}>
          Cancel
        </button>
      </footer>
    </Dialog>
  );
}
