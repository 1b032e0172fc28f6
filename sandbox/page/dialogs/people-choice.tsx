import { usePage } from "../store/page-store";
import { fullName, known } from "../store/selectors";
import { ChoiceRow } from "./choice-row";

type Props = { chosen: number[]; onChange: (chosen: number[]) => void; withBot?: boolean };

/** Everybody else, to tick; the bot first when it may be one of them. */
export function PeopleChoice({ chosen, onChange, withBot = false }: Props) {
  const { me, people, bot } = usePage(known);
  const toggle = (id: number) =>
    onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <div className="choices">
      {withBot && (
        <ChoiceRow
          title={bot.name}
          note="bot"
          color="blue"
          bot
          checked={chosen.includes(bot.id)}
          onChoose={() => toggle(bot.id)}
        />
      )}
      {people
        .filter((person) => person.id !== me.id)
        .map((person) => (
          <ChoiceRow
            key={person.id}
            title={fullName(person)}
            note={person.role}
            color={person.color}
            checked={chosen.includes(person.id)}
            onChoose={() => toggle(person.id)}
          />
        ))}
    </div>
  );
}
