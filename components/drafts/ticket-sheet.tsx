"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FieldRow, TextField, type Wrong } from "@/components/ui/field";
import { Cell, Group } from "@/components/ui/group";
import { useLocale, useWords } from "@/components/ui/locale";
import { serverNow } from "@/components/ui/server-time";
import { Sheet } from "@/components/ui/sheet";
import { SwitchCell } from "@/components/ui/switch";
import { venueClock, venueInstants } from "@/domain/events/rules";
import { currencies, toDecimal } from "@/domain/money";
import { formatZone } from "@/messages/format";
import { draftWords } from "@/messages/miniapp/drafts";
import { editWords } from "@/messages/miniapp/edits";
import { longest } from "./longest";
import { hasEnded, type Taken } from "./say-ticket";
import { placesText, readPlaces, readPrice, type Ticket } from "./tickets";
import { usualCurrency } from "./usual-currency";

type Props = {
  ticket: Ticket;
  isNew: boolean;
  /** Of a published event: how many of this kind are gone. */
  taken: Taken | undefined;
  /** In which tickets of this event were sold already. */
  soldIn: Ticket["currency"] | undefined;
  isOnly: boolean;
  /** Sold in Stars alone. */
  isDigital: boolean;
  timeZone: string;
  /** null takes it away. */
  onSave: (ticket: Ticket | null) => void;
  onClose: () => void;
};

/** One kind of ticket. It is read when it is saved, and what is wrong is said at its field. */
export function TicketSheet(props: Props) {
  const { ticket, isNew, taken, soldIn, isOnly, isDigital, timeZone, onSave, onClose } = props;
  const words = useWords(draftWords);
  const edits = useWords(editWords);
  const locale = useLocale();
  const [name, setName] = useState(ticket.name);
  const [price, setPrice] = useState(
    ticket.priceMinor > 0 ? toDecimal(ticket.priceMinor, ticket.currency) : "",
  );
  const [chosen, setCurrency] = useState(ticket.currency);
  const currency = isDigital ? "XTR" : chosen === "XTR" ? usualCurrency() : chosen;
  const [most, setMost] = useState(placesText(ticket.maxPerPerson, locale));
  const [isHidden, setHidden] = useState(ticket.isHidden ?? false);
  const [places, setPlaces] = useState(placesText(ticket.capacity, locale));
  const [sales, setSales] = useState({ from: ticket.salesStartAt, until: ticket.salesEndAt });
  const [wasTried, setTried] = useState(false);

  const priceMinor = readPrice(price, currency, words, locale);
  const capacity = readPlaces(places, longest.capacity);
  const maxPerPerson = readPlaces(most, longest.perPerson);
  const gone = taken ? taken.sold + taken.held : 0;
  const isTooFew = typeof capacity === "number" && capacity < gone;
  const isBackwards = sales.from !== null && sales.until !== null && sales.until <= sales.from;
  const say = (text: string | false): Wrong => (wasTried && text !== false ? { text } : undefined);

  const isEnded = hasEnded({ salesEndAt: sales.until });
  const notes = [
    isDigital && words.starsOnly,
    soldIn && edits.currencyFixed(soldIn),
    taken && edits.laterBuyers,
  ].filter((note) => typeof note === "string");

  const save = () => {
    setTried(true);
    if (name.trim() === "" || typeof priceMinor !== "number" || isBackwards) return;
    if (capacity === undefined || isTooFew || maxPerPerson === undefined) return;
    onSave({
      ...(ticket.id === undefined ? {} : { id: ticket.id }),
      name: name.trim(),
      priceMinor,
      currency,
      capacity,
      salesStartAt: sales.from,
      salesEndAt: sales.until,
      isHidden,
      maxPerPerson,
    });
    onClose();
  };

  return (
    <Sheet title={words.ticketTitle} onClose={onClose} isGrouped>
      <div className="grid gap-5">
        <Group>
          <TextField
            name="ticket-name"
            label={words.ticketName}
            example={words.ticketExample}
            value={name}
            maxLength={longest.ticketName}
            onChange={setName}
            wrong={say(name.trim() === "" && words.nameMissing)}
          />
        </Group>
        <Group note={notes.length > 0 ? notes.join(" ") : undefined}>
          <TextField
            name="ticket-price"
            label={words.price}
            example={words.priceExample}
            value={price}
            maxLength={20}
            keyboard="decimal"
            onChange={setPrice}
            wrong={say(typeof priceMinor === "string" && priceMinor)}
          >
            <select
              aria-label={words.currency}
              value={currency}
              disabled={soldIn !== undefined}
              onChange={({ target }) => setCurrency(target.value as Ticket["currency"])}
              className="min-h-11 rounded-control bg-fill px-2.75 disabled:opacity-60"
            >
              {currencies
                .filter((code) => (code === "XTR") === isDigital)
                .map((code) => (
                  <option key={code} value={code}>
                    {code === "XTR" ? "⭐ Stars" : code}
                  </option>
                ))}
            </select>
          </TextField>
          <TextField
            name="ticket-places"
            label={words.places}
            example={words.placesExample}
            value={places}
            maxLength={9}
            keyboard="numeric"
            onChange={setPlaces}
            wrong={say(
              capacity === undefined
                ? words.placesWrong(longest.capacity)
                : isTooFew && edits.placesTaken(gone),
            )}
          />
          <TextField
            name="ticket-most"
            label={words.maxPerPerson}
            example={words.maxPerPersonExample}
            value={most}
            maxLength={2}
            keyboard="numeric"
            onChange={setMost}
            wrong={say(maxPerPerson === undefined && words.maxPerPersonWrong)}
          />
          <SwitchCell
            title={words.hiddenTicket}
            subtitle={words.hiddenTicketHint}
            isOn={isHidden}
            onChange={setHidden}
          />
        </Group>
        <Group note={words.salesNote(formatZone(timeZone, serverNow()))}>
          <SalesRow
            label={words.salesFrom}
            at={sales.from}
            timeZone={timeZone}
            onChange={(from) => setSales({ ...sales, from })}
          />
          <FieldRow name="ticket-until" wrong={say(isBackwards && words.salesBackwards)}>
            <SalesRow
              label={words.salesUntil}
              at={sales.until}
              timeZone={timeZone}
              onChange={(until) => setSales({ ...sales, until })}
            />
          </FieldRow>
          {taken && (
            <Cell
              icon={isEnded ? "undo" : "clock"}
              isAction
              title={isEnded ? edits.sellAgain : edits.endSale}
              subtitle={isEnded ? edits.sellAgainHint : edits.endSaleHint}
              onTap={() => setSales(isEnded ? { ...sales, until: null } : endedNow(sales))}
            />
          )}
        </Group>
        {!isNew && taken && (gone > 0 || isOnly) && (
          <p className="px-4 text-muted type-foot">{gone > 0 ? edits.inUse : edits.onlyOne}</p>
        )}
        {!isNew && !(taken && (gone > 0 || isOnly)) && (
          <Group>
            <Cell
              icon="trash"
              isDangerous
              title={words.removeTicket}
              onTap={() => {
                onSave(null);
                onClose();
              }}
            />
          </Group>
        )}
        <div className="sticky bottom-0 bg-page pt-2">
          <Button size="block" look="fill" onClick={save}>
            {words.saveTicket}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}

type Sales = { from: string | null; until: string | null };

/** From this moment on it is not sold, also if it never was. */
function endedNow({ from }: Sales): Sales {
  const until = serverNow().toISOString();
  return { from: from !== null && from < until ? from : null, until };
}

type SalesRowProps = {
  label: string;
  at: string | null;
  timeZone: string;
  onChange: (at: string | null) => void;
};

/** A moment by the clocks of the event's place, or none. */
function SalesRow({ label, at, timeZone, onChange }: SalesRowProps) {
  return (
    <label className="grid gap-1 px-4 pt-2.5 pb-3">
      <span className="text-muted type-foot">{label}</span>
      <input
        type="datetime-local"
        value={at ? toLocal(timeZone, at) : ""}
        onChange={({ target }) => onChange(target.value ? fromLocal(timeZone, target.value) : null)}
        className="min-h-11 min-w-0 rounded-[10px] bg-fill px-2.75 tabular-nums scheme-dark:[color-scheme:dark]"
      />
    </label>
  );
}

function toLocal(timeZone: string, at: string): string {
  const { year, month, day, hour, minute } = venueClock(timeZone, new Date(at));
  const [mm, dd, h, m] = [month, day, hour, minute].map((part) => String(part).padStart(2, "0"));
  return `${year}-${mm}-${dd}T${h}:${m}`;
}

function fromLocal(timeZone: string, text: string): string {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/\D/).map(Number);
  return venueInstants(timeZone, { year, month, day, hour, minute }).at[0].toISOString();
}
