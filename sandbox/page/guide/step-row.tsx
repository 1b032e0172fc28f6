import { usePage } from "../store/page-store";
import { switchPerson } from "../store/place";
import { fullName, known } from "../store/selectors";
import { Avatar } from "../ui/avatar";
import { Icon } from "../ui/icon";
import { personFor, type Step } from "./steps";

/** One step; a tap makes you the person who takes it. */
export function StepRow({ step, number }: { step: Step; number: number }) {
  const { people, bot } = usePage(known);
  const done = usePage((state) => state.stepsDone.includes(step.id));
  const person = personFor(step.who, people);
  if (!person) return null;
  return (
    <button
      type="button"
      className="step"
      aria-label={`Step ${number}, ${step.title}${done ? ", done" : ""}`}
      onClick={() => switchPerson(person.id, bot.id)}
    >
      <Avatar title={fullName(person)} color={person.color} />
      <span className="grow">
        <b>{step.title}</b>
        <span>{step.hint(person.firstName)}</span>
      </span>
      <Icon name={done ? "tick" : "right"} className={done ? "done" : ""} />
    </button>
  );
}
