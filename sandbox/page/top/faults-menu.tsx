import type { RefObject } from "react";
import type { Fault } from "../../telegram/protocol";
import { control } from "../store/control";
import { page, usePage } from "../store/page-store";
import { known } from "../store/selectors";
import { closePanel, showError } from "../store/show";
import { Popover } from "../ui/popover";
import { SwitchRow } from "../ui/switch-row";

type Offer = { title: string; note?: string; fault: Fault };

const offers: [string, Offer[]][] = [
  [
    "Telegram",
    [
      {
        title: "Too many requests",
        note: "429, retry after 5 s, next call",
        fault: { kind: "too-many-requests", retryAfter: 5, times: 1 },
      },
      { title: "Server error", note: "502, next call", fault: { kind: "server-error", times: 1 } },
      {
        title: "Connection lost after the effect",
        note: "Done, but the answer never arrives, next call",
        fault: { kind: "drop-after-effect", times: 1 },
      },
      { title: "Slow answers", note: "Every answer takes 3 s", fault: { kind: "slow", ms: 3_000 } },
      { title: "Updates arrive twice", fault: { kind: "duplicate-updates" } },
      {
        title: "Payments are told late",
        note: "A minute of the sandbox's clock",
        fault: { kind: "late-updates", update: "successful_payment", ms: 60_000 },
      },
      {
        title: "Payments are never told",
        fault: { kind: "lost-updates", update: "successful_payment" },
      },
      { title: "Updates arrive out of order", fault: { kind: "reorder-updates" } },
    ],
  ],
  [
    "Jobs",
    [{ title: "Job server is away", note: "It catches up when it is back", fault: { kind: "jobs-away" } }],
  ],
];

/** Switches for what goes wrong on purpose. */
export function FaultsMenu({ anchor }: { anchor: RefObject<HTMLButtonElement | null> }) {
  const faults = usePage((state) => known(state).faults);
  const isOn = (offer: Offer) => faults.some(({ kind }) => kind === offer.fault.kind);
  const toggle = (offer: Offer) => {
    const others = faults.filter(({ kind }) => kind !== offer.fault.kind);
    void put(isOn(offer) ? others : [...others, offer.fault]);
  };
  return (
    <Popover label="Faults" anchor={anchor.current} align="end" onClose={closePanel}>
      {offers.map(([service, list]) => (
        <div key={service}>
          <h3>{service}</h3>
          {list.map((offer) => (
            <SwitchRow
              key={offer.title}
              title={offer.title}
              {...(offer.note && { note: offer.note })}
              on={isOn(offer)}
              onToggle={() => toggle(offer)}
            />
          ))}
        </div>
      ))}
    </Popover>
  );
}

async function put(wanted: Fault[]) {
  try {
    const faults = await control.setFaults(wanted);
    page.set(({ server }) => ({ server: server && { ...server, faults } }));
  } catch (error) {
    showError(error);
  }
}
