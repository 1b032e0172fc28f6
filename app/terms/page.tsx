import type { Metadata } from "next";
import { Sheet } from "@/app/sheet";

export const metadata: Metadata = { title: "Terms" };

export default function Terms() {
  return (
    <Sheet title="Terms">
      <p>By using the bot you agree to these terms. They are short on purpose.</p>
      <h2>What the bot is</h2>
      <p>
        The bot helps organizers to announce events and guests to answer. The organizer runs the event and is
        responsible for it: for what is announced, for what happens there, and for everything agreed with the
        guests.
      </p>
      <h2>What organizers promise</h2>
      <ul>
        <li>The event is real, lawful, and described honestly.</li>
        <li>Messages to guests are about the event they said yes to.</li>
        <li>What guests tell about themselves is used for the event only.</li>
      </ul>
      <h2>What guests promise</h2>
      <ul>
        <li>
          To answer for themselves and the people they bring, and to give a seat back when they cannot come.
        </li>
      </ul>
      <h2>Limits</h2>
      <p>
        A person can publish ten events a day. A first public event is looked at before everybody can find it.
        Events and accounts that harm others can be suspended: such an event is hidden, and nothing of it is
        sold. Telegram’s own terms apply as well.
      </p>
      <h2>No warranty</h2>
      <p>
        The bot is offered as it is. We work to keep it available and right, but cannot promise that it always
        is, as far as the law allows us to say so.
      </p>
      <h2>Changes and questions</h2>
      <p>When these terms change, this page changes. For questions, write /support to the bot.</p>
    </Sheet>
  );
}
