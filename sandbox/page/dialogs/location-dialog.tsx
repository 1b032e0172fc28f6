import { type FormEvent, useState } from "react";
import { closeDialog } from "../store/show";
import { Icon } from "../ui/icon";
import { MapDrawing } from "../ui/map-drawing";
import { Dialog } from "./dialog";
import type { Place } from "./dialog-state";
import { places } from "./places";

/** Asks for a spot on the map: a known place or coordinates. */
export function LocationDialog({ onPick }: { onPick: (place: Place) => void }) {
  const [typed, setTyped] = useState("");
  const spot = parse(typed);
  const pick = (place: Place) => {
    closeDialog();
    onPick(place);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (spot) pick(spot);
  };
  return (
    <Dialog title="Send a location" className="list-dialog" onClose={closeDialog}>
      <div className="choices">
        {places.map((place) => (
          <button key={place.title} type="button" className="row-button" onClick={() => pick(place)}>
            <span className="round-sign">
              <Icon name="place" />
            </span>
            <span className="grow">
              {place.title}
              <small>{place.address}</small>
            </span>
          </button>
        ))}
      </div>
      <form onSubmit={submit}>
        {spot && <MapDrawing {...spot} />}
        <label className="field">
          <span>Or latitude and longitude</span>
          <input
            value={typed}
            placeholder="52.5200, 13.4050"
            inputMode="text"
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <footer>
          <button type="button" className="button" onClick={closeDialog}>
            Cancel
          </button>
          <button type="submit" className="button filled" disabled={!spot}>
            Send
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

function parse(typed: string): Place | null {
  const match = /^\s*(-?\d+(?:\.\d+)?)\s*[,; ]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(typed);
  const [latitude, longitude] = [Number(match?.[1]), Number(match?.[2])];
  return match && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}
