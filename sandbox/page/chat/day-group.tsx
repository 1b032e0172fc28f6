import { MessageView } from "../message/message-view";
import { useMe } from "../store/selectors";
import { dayTitle } from "../time/chat-times";
import { useSteadyNow } from "../time/use-now";
import type { Day } from "./group-messages";
import { ServiceLine } from "./service-line";

/** The messages of a day under its pill. */
export function DayGroup({ day }: { day: Day }) {
  return (
    <section className="day-group">
      <DayPill date={day.date} />
      {day.chunks.map((chunk) => (
        <div key={chunk.key} className="chunk">
          {chunk.messages.map(({ message, first, last }) =>
            message.service === undefined ? (
              <MessageView key={message.id} message={message} first={first} last={last} />
            ) : (
              <ServiceLine key={message.id} message={message} text={message.service} />
            ),
          )}
        </div>
      ))}
    </section>
  );
}

function DayPill({ date }: { date: number }) {
  const { timeZone } = useMe();
  const now = useSteadyNow(60_000);
  return (
    <div className="day-pill">
      <span className="day-name">{dayTitle(date * 1000, now, timeZone)}</span>
    </div>
  );
}
