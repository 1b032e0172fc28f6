import type { Person } from "../../telegram/protocol";
import { Avatar } from "../ui/avatar";
import { Icon } from "../ui/icon";

type Props = {
  title: string;
  note: string;
  color: Person["color"];
  bot?: boolean;
  /** Given where several can be chosen. */
  checked?: boolean;
  onChoose: () => void;
};

/** A chat or person in a list to choose from. */
export function ChoiceRow({ title, note, color, bot = false, checked, onChoose }: Props) {
  return (
    <button
      type="button"
      className="row-button"
      aria-label={title}
      {...(checked !== undefined && { role: "checkbox", "aria-checked": checked })}
      onClick={onChoose}
    >
      <Avatar title={title} color={color} bot={bot} />
      <span className="grow">
        <bdi>{title}</bdi>
        <small>{note}</small>
      </span>
      {checked !== undefined && <span className="check-mark">{checked && <Icon name="tick" />}</span>}
    </button>
  );
}
