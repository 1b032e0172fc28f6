import { useRef } from "react";
import { usePage } from "../store/page-store";
import { switchPerson } from "../store/place";
import { fullName, known, useMe } from "../store/selectors";
import { closePanel, togglePanel } from "../store/show";
import { Avatar } from "../ui/avatar";
import { Badge } from "../ui/badge";
import { Icon } from "../ui/icon";
import { Popover } from "../ui/popover";

/** On the phone: who one is, and a tap to be somebody else. */
export function PersonSwitch() {
  const me = useMe();
  const people = usePage((state) => known(state).people);
  const open = usePage((state) => state.panel === "people");
  const button = useRef<HTMLButtonElement>(null);
  const others = people.filter((person) => person.id !== me.id);
  const waiting = others.reduce((sum, person) => sum + person.unread, 0);
  return (
    <div className="person-switch only-phone">
      <button
        ref={button}
        type="button"
        aria-label={`You are ${fullName(me)}. Be somebody else`}
        aria-expanded={open}
        onClick={() => togglePanel("people")}
      >
        <Avatar title={fullName(me)} color={me.color} />
        <Badge count={waiting} />
      </button>
      {open && (
        <Popover label="Who are you?" anchor={button.current} align="start" onClose={closePanel}>
          <h3>Who are you?</h3>
          {people.map((person) => (
            <button
              key={person.id}
              type="button"
              className="row-button"
              aria-label={fullName(person)}
              onClick={() => switchPerson(person.id)}
            >
              <Avatar title={fullName(person)} color={person.color} />
              <span className="grow">
                <bdi>{fullName(person)}</bdi>
                <small>{person.role}</small>
              </span>
              {person.id === me.id ? <Icon name="tick" /> : <Badge count={person.unread} />}
            </button>
          ))}
        </Popover>
      )}
    </div>
  );
}
