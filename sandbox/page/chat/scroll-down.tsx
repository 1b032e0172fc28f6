import { Badge } from "../ui/badge";
import { Icon } from "../ui/icon";

/** The round button that leads to the newest message and counts those that came meanwhile. */
export function ScrollDown({ unseen, onPress }: { unseen: number; onPress: () => void }) {
  const label = unseen > 0 ? `To the newest message, ${unseen} new` : "To the newest message";
  return (
    <button type="button" className="scroll-down" aria-label={label} onClick={onPress}>
      <Icon name="down" />
      <Badge count={unseen} />
    </button>
  );
}
