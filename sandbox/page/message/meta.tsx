import type { ChatMessage } from "../../telegram/protocol";
import { useMe } from "../store/selectors";
import { clockTime } from "../time/formats";
import { Icon } from "../ui/icon";

const views = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 1 });

/** Time, ticks, views and whether it was edited: the small line in a bubble's corner. */
export function Meta({ message }: { message: ChatMessage }) {
  const { timeZone } = useMe();
  return (
    <span className="meta" dir="ltr">
      {message.views !== undefined && (
        <>
          <Icon name="eye" />
          <span title={`${message.views} views`}>{views.format(message.views)}</span>
        </>
      )}
      {message.editDate !== undefined && <span>edited</span>}
      <time dateTime={new Date(message.date * 1000).toISOString()}>
        {clockTime(message.date * 1000, timeZone)}
      </time>
      {message.mine && <Icon name="ticks" />}
    </span>
  );
}
