import { useRef, useState } from "react";
import type { Call } from "../../telegram/protocol";
import { closePanel } from "../store/show";
import { IconButton } from "../ui/icon-button";
import { useDismiss } from "../ui/use-dismiss";
import { CallRow } from "./call-row";
import { useCalls } from "./use-calls";

const tabs: { name: string; fits: (call: Call) => boolean }[] = [
  { name: "All", fits: () => true },
  { name: "Telegram", fits: (call) => call.service === "telegram" },
  { name: "Mini App", fits: (call) => call.service === "mini-app" },
  { name: "Stripe", fits: (call) => call.service === "stripe" },
  { name: "Jobs", fits: (call) => call.service === "inngest" },
  { name: "Failed", fits: (call) => call.status >= 400 || call.status === 0 },
];

/** Every request the bot made, with what was asked and answered. */
export function CallsDrawer() {
  const element = useRef<HTMLElement>(null);
  const [tab, setTab] = useState("All");
  const [clearedTo, setClearedTo] = useState(0);
  const all = useCalls();
  const calls = all.filter((call) => call.n > clearedTo);
  const counted = tabs.map((one) => ({ ...one, count: calls.filter(one.fits).length }));
  const shown = calls.filter(tabs.find(({ name }) => name === tab)?.fits ?? (() => true));
  useDismiss(element, closePanel);
  return (
    <aside ref={element} className="drawer" aria-label="Calls the bot made">
      <header>
        <h2>Calls the bot made</h2>
        <button
          type="button"
          className="button"
          disabled={calls.length === 0}
          onClick={() => setClearedTo(all[0]?.n ?? 0)}
        >
          Clear
        </button>
        <IconButton icon="close" label="Close calls" onClick={closePanel} />
      </header>
      <div className="tabs" role="tablist">
        {counted
          .filter(({ name, count }) => count > 0 || name === tab || name === "All" || name === "Failed")
          .map(({ name, count }) => (
            <button
              key={name}
              type="button"
              role="tab"
              aria-selected={name === tab}
              onClick={() => setTab(name)}
            >
              {name} {count}
            </button>
          ))}
      </div>
      <div className="calls" role="tabpanel" aria-label={tab}>
        {shown.map((call) => (
          <CallRow key={call.n} call={call} />
        ))}
        {shown.length === 0 && <p className="panel-note">No calls here yet</p>}
      </div>
    </aside>
  );
}
