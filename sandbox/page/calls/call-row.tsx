import { memo, useState } from "react";
import type { Call } from "../../telegram/protocol";
import { useMe } from "../store/selectors";
import { format } from "../time/formats";
import { HighlightJson } from "../ui/highlight-json";

/** One request; a tap opens what was asked and answered. */
export const CallRow = memo(function CallRow({ call }: { call: Call }) {
  const { timeZone } = useMe();
  const [open, setOpen] = useState(false);
  const failed = call.status >= 400 || call.status === 0;
  const time = format(call.at, "en-GB", { timeZone, hour: "2-digit", minute: "2-digit", second: "2-digit" });
  return (
    <div className="call">
      <button
        type="button"
        className="call-row"
        aria-expanded={open}
        aria-label={`${call.method}, ${call.status}`}
        onClick={() => setOpen(!open)}
      >
        <time dateTime={new Date(call.at).toISOString()}>{time}</time>
        <span className="what">
          <code>{call.method}</code>
          <small dir="auto">{call.summary}</small>
        </span>
        <span className={`status ${failed ? "failed" : ""}`}>{call.status || "lost"}</span>
        <span className="took">{call.ms} ms</span>
      </button>
      {open && (
        <div className="call-json">
          <h4>Request</h4>
          <HighlightJson value={call.request} />
          <h4>Response</h4>
          <HighlightJson value={call.response} />
        </div>
      )}
    </div>
  );
});
