import { useMe } from "../store/selectors";
import { listTime } from "../time/chat-times";
import { useSteadyNow } from "../time/use-now";

/** When a chat's last message came. */
export function LastTime({ at }: { at: number }) {
  const { timeZone } = useMe();
  const now = useSteadyNow(60_000);
  return <time dateTime={new Date(at).toISOString()}>{listTime(at, now, timeZone)}</time>;
}
