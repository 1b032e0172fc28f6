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
          What you tell the bot: your time zone, the events you create and their pictures, your RSVPs and how
          many guests you bring, your ratings and comments, your reports, your questions to support, and what
          you write to organizers or guests.
        </li>
        <li>What you bought: your tickets, payments, refunds and receipts. Never your card.</li>
        <li>What the bot sent you, whether Telegram delivered it, and which of its links you tapped.</li>
      </ul>
      <p>When you share a location to set your time zone, we keep the zone and not the location.</p>
      <h2>Who sees it</h2>
      <ul>
        <li>
          An event’s organizer sees the names and usernames of those who answered, what they paid, and whether
          a message reached them. Ratings and comments are shown without names, but kept with your Telegram
          id.
        </li>
        <li>People who go to the same event can see your first name.</li>
        <li>Everybody else sees how many are coming, not who.</li>
        <li>
          Organizers can see who tapped a button or a link in a message about their event. That is counted by
          us alone, with no cookies and no trackers of others. We show no advertisements and sell no data.
        </li>
      </ul>
      <h2>Who processes it</h2>
      <p>
        Messages travel through Telegram. Telegram Payments or Stripe take the payments, and keep what the law
        asks of them. Inngest starts our background jobs and is told when, not who. Maps are drawn with tiles
        of OpenStreetMap, whose servers see your IP address when a map is shown. Our database and servers are
        run by hosting providers who act on our behalf.
      </p>
      <h2>How long</h2>
      <p>
        Ids of Telegram’s updates are kept for a week, answers to repeated requests for a day, and unfinished
        drafts for a month. A message that we failed to handle is kept with its text for a person to look
        into. The rest stays until you ask us to delete it; records of payments stay as long as the law asks.
      </p>
      <h2>Your rights</h2>
      <p>
        You can ask what we know about you, have it corrected, and have it deleted. There is no button for it
        yet: write /support to the bot, and a person does it.
      </p>
    </Sheet>
  );
}
