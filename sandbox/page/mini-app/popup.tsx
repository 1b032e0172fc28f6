import { Dialog } from "../dialogs/dialog";
import { useBot } from "../store/selectors";
import { closePopup } from "./methods/dialogs";
import type { MiniAppWindow } from "./window";

/** A question or a notice of the Mini App, as a dialog of Telegram. */
export function Popup({ popup }: { popup: NonNullable<MiniAppWindow["popup"]> }) {
  const bot = useBot();
  return (
    <Dialog title={popup.title} label={popup.title || bot.name} alert onClose={() => closePopup()}>
      <p dir="auto">{popup.message}</p>
      <footer className="popup-buttons">
        {popup.buttons.map(({ id, type, text }, index) => (
          <button
            // Nobody keeps an app from giving two buttons one id.
            // biome-ignore lint/suspicious/noArrayIndexKey: buttons do not move
            key={index}
            type="button"
            className={`button ${type === "destructive" ? "danger" : ""}`}
            onClick={() => closePopup(id)}
          >
            {text}
          </button>
        ))}
      </footer>
    </Dialog>
  );
}
