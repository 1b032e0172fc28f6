import type { ReactNode } from "react";
import { Dialog } from "../dialogs/dialog";
import { useBot } from "../store/selectors";
import { Avatar } from "../ui/avatar";
import { IconButton } from "../ui/icon-button";

type Props = { title: string; onClose: () => void; children: ReactNode };

/** A sheet that comes up from below on a phone, and stands in the middle of larger screens. */
export function Sheet({ title, onClose, children }: Props) {
  return (
    <Dialog title="" label={title} className="payment" onClose={onClose}>
      <header>
        <IconButton icon="close" label={`Close ${title.toLowerCase()}`} onClick={onClose} />
        <h3>{title}</h3>
      </header>
      {children}
    </Dialog>
  );
}

/** What the bot said against a payment, over the sheet. */
export function Refusal({ text, onClose }: { text: string; onClose: () => void }) {
  const bot = useBot();
  const title = (
    <>
      <Avatar title={bot.name} color="blue" bot />
      {bot.name}
    </>
  );
  return (
    <Dialog title={title} label={bot.name} alert onClose={onClose}>
      <p dir="auto">{text}</p>
      <footer>
        <button type="button" className="button" onClick={onClose}>
          OK
        </button>
      </footer>
    </Dialog>
  );
}
