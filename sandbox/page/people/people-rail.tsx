import { usePage } from "../store/page-store";
import { switchPerson } from "../store/place";
import { fullName, known } from "../store/selectors";
import { Avatar } from "../ui/avatar";
import { Badge } from "../ui/badge";

/** Everybody in the sandbox; a tap makes one of them the person who looks. */
export function PeopleRail() {
  const { me, people } = usePage(known);
  return (
    <nav className="people-rail" aria-label="People">
      {people.map((person) => (
        <button
          key={person.id}
          type="button"
          aria-label={fullName(person)}
          aria-current={person.id === me.id}
          title={`Be ${fullName(person)}`}
          onClick={() => switchPerson(person.id)}
        >
          <Avatar title={fullName(person)} color={person.color} />
          <b dir="auto">{person.firstName}</b>
          <span className="role">{person.role}</span>
          {person.id !== me.id && <Badge count={person.unread} />}
        </button>
      ))}
    </nav>
  );
}
