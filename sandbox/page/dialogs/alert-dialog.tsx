import { useBot } from "../store/selectors";
import { closeDialog } from "../store/show";
import { Avatar } from "../ui/avatar";
import { Dialog } from "./dialog";

/** What a bot answered to a tap and wants to be seen. */
export function AlertDialog({ text }: { text: string }) {
  const bot = useBot();
  const title = (
    <>
      <Avatar title={bot.name} color="blue" bot />
      {bot.name}
    </>
  );
  return (
    <Dialog title={title} label={bot.name} alert onClose={closeDialog}>
      <p dir="auto">{text}</p>
      <footer>
        <button type="button" className="button" onClick={closeDialog}>
          OK
        </button>
      </footer>
    </Dialog>
  );
}
