import { env } from "@/env";
import { Sheet } from "./sheet";

export default function Home() {
  return (
    <Sheet title="Events, right inside Telegram">
      <p>
        Describe your event to the bot in a few messages. You get a card to share in any chat, group or
        channel, and your guests RSVP with one tap.
      </p>
      <a className="open" href={`https://t.me/${env.TELEGRAM_BOT_USERNAME}`}>
        Open in Telegram
      </a>
      <h2>What it does</h2>
      <ul>
        <li>Counts seats, and never gives away one too many.</li>
        <li>Keeps a waiting list, and offers a seat that becomes free to the next in line.</li>
        <li>Keeps every shared card up to date.</li>
        <li>Tells your guests when the time or the place changes.</li>
        <li>Puts the event into everybody’s calendar.</li>
      </ul>
      <p className="quiet">You need a Telegram account. There is nothing to install and no password.</p>
    </Sheet>
  );
}
