import type { Metadata } from "next";
import { Sheet } from "@/app/sheet";

export const metadata: Metadata = { title: "Privacy" };

export default function Privacy() {
  return (
    <Sheet title="Privacy">
      <p>What the bot knows about you, why, and for how long.</p>
      <h2>What we keep</h2>
      <ul>
        <li>
          What Telegram tells us with each message or tap: your Telegram id, name, username and language.
        </li>
        <li>
          What you tell the bot: your time zone, the events you create, your RSVPs and how many guests you
          bring.
        </li>
        <li>What the bot sent you, and whether Telegram delivered it.</li>
      </ul>
      <p>When you share a location to set your time zone, we keep the zone and not the location.</p>
      <h2>Who sees it</h2>
      <ul>
        <li>An event’s organizer sees the names and usernames of those who answered.</li>
        <li>Others see how many are coming, not who.</li>
        <li>We sell nothing, show no advertisements, and use no trackers and no cookies.</li>
      </ul>
      <h2>Who processes it</h2>
      <p>
        Messages travel through Telegram. Our database and servers are run by hosting providers who act on our
        behalf.
      </p>
      <h2>How long</h2>
      <p>
        Ids of Telegram’s updates are kept for a week, and answers to repeated requests for a day. Events and
        RSVPs stay until you ask us to delete them.
      </p>
      <h2>Your rights</h2>
      <p>
        You can ask what we know about you, have it corrected, and have it deleted. Write /support to the bot.
      </p>
    </Sheet>
  );
}
