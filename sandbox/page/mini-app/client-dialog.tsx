import { Dialog } from "../dialogs/dialog";
import { closeDialog } from "../store/show";
import { type ClientChoice, chooseClient, useClientChoice, versions } from "./client";
import { mayClose } from "./close";
import { relaunch } from "./open";

const choices: { of: keyof ClientChoice; label: string; options: [value: string, label: string][] }[] = [
  {
    of: "version",
    label: "Mini Apps version",
    options: versions.map((version, index) => [version, index === 0 ? `${version}, current` : version]),
  },
  {
    of: "platform",
    label: "Platform",
    options: [
      ["", "As the window is"],
      ["tdesktop", "Telegram Desktop"],
      ["android", "Android"],
      ["ios", "iOS"],
      ["weba", "Telegram Web"],
    ],
  },
  {
    of: "theme",
    label: "Theme",
    options: [
      ["", "As the page is"],
      ["light", "Day"],
      ["dark", "Night"],
      ["night-blue", "Night blue of Android"],
      ["custom", "One that somebody made"],
    ],
  },
];

/** Which Telegram is played for Mini Apps: old ones know less. */
export function ClientDialog() {
  const choice = useClientChoice();
  const open = async () => {
    closeDialog();
    if (await mayClose()) await relaunch();
  };
  return (
    <Dialog title="Telegram client" className="list-dialog" onClose={closeDialog}>
      {choices.map(({ of, label, options }) => (
        <label key={of} className="field">
          <span>{label}</span>
          <select value={choice[of]} onChange={(event) => chooseClient({ [of]: event.target.value })}>
            {options.map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </label>
      ))}
      <p className="hint">The theme changes at once, the rest with the next launch.</p>
      <footer>
        <button type="button" className="button" onClick={closeDialog}>
          Done
        </button>
        <button type="button" className="button filled" onClick={() => void open()}>
          Launch again
        </button>
      </footer>
    </Dialog>
  );
}
