import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Draft } from "@/domain/drafts/schema";
import { Refusal, reasons } from "@/domain/errors";
import type { EventDetails } from "@/domain/events/schema";
import { cleanLine, cleanText } from "@/domain/text";
import { type Button, commandNames, type Message, type ShownCard } from "@/messages/catalog";
import { languages, wordsFor } from "@/messages/locales";
import { everyMessage, everyRefusal, standings, states, type Typed } from "../support/every-message";
import { eventId, organizerId, reading, sampleDraft, sampleEvent } from "../support/samples";
import { script } from "../support/script";

const { words } = wordsFor("en");
const r = reading();
const event = sampleEvent();
const draft = sampleDraft();
const typed: Typed = { name: "Grace Hopper", text: "Doors open at 6:30." };
const messages = new Map(everyMessage(words, r, event, draft, typed));

/** One English message of the sample event, as a script writes it. */
const said = (name: string) => {
  const message = messages.get(name);
  if (!message) throw new Error(`no message called ${name}`);
  return script(message);
};

const card = (shown: Partial<ShownCard>) =>
  script(words.card(r, { kind: "private", event, standing: { status: "none" }, viewerId: 1, ...shown }));

/** A card's line about its state, and its buttons. */
const state = (shown: Partial<ShownCard>) => {
  const all = card(shown).split("\n");
  return [
    all.find((line) => /^[👥⏳❌]/u.test(line)),
    ...all.slice(all.findIndex((line) => line.startsWith("_Hosted")) + 1),
  ];
};

describe("the card of an event", () => {
  const facts = `*Berlin Indie Games Night*
📅 Date: ⟦Friday, November 27, 2026 at 7:00–10:00 PM (Berlin, GMT+1)⟧
📍 Location: Café Mond, Torstr. 12
💰 Price: Free
👥 27 / 40 going

Bring a game, or just play ours.

_Hosted by Ada Lovelace_`;
  const url = "https://t.me/event_bot?start=e_K7Q2MX";
  const inWebApp = "[Open in Web App](app https://events.example/e/K7Q2MX)";
  const [, confirmed, party, waitlisted, pending, paying] = standings;

  it("tells when, where, for how much and who comes, with one tap to join", () => {
    expect(card({})).toBe(`${facts}\n[RSVP](success rsvp E)\n[Share](share e_K7Q2MX)\n${inWebApp}`);
    expect(card({ kind: "group", standing: null })).toBe(
      `${facts}\n[RSVP](success rsvp E) [Details](${url})`,
    );
  });

  it("is the same in groups, channels and inline, whoever looks", () => {
    const shared = (["group", "channel", "inline"] as const).map((kind) =>
      card({ kind, viewerId: organizerId }),
    );
    expect(new Set(shared).size).toBe(1);
  });

  it("counts without an end where there is no limit", () => {
    expect(state({ event: { ...event, capacity: null } })[0]).toBe("👥 27 going");
  });

  it("says how many seats are left when they are few, in number or in share", () => {
    const seats = (capacity: number, taken: number) =>
      state({
        event: { ...event, capacity, going: taken, seatsTaken: taken, placesLeft: capacity - taken },
      })[0];
    expect(seats(40, 38)).toBe("👥 38 / 40 going, 2 seats left");
    expect(seats(40, 39)).toBe("👥 39 / 40 going, 1 seat left");
    expect(seats(40, 34)).toBe("👥 34 / 40 going");
    expect(seats(200, 181)).toBe("👥 181 / 200 going, 19 seats left");
    expect(seats(2000, 1234)).toBe("👥 1,234 / 2,000 going");
  });

  it("tells guests apart", () => {
    expect(state({ event: { ...event, guests: 4 } })[0]).toBe("👥 27 / 40 going, 4 of them guests");
    expect(state({ event: { ...event, guests: 1 } })[0]).toBe("👥 27 / 40 going, 1 of them a guest");
  });

  it("tells its reader that they are going, and lets them change it", () => {
    expect(state({ standing: confirmed! })).toEqual([
      "👥 You're going. 27 / 40 going",
      "[Cancel RSVP](rsvp.cancel.ask E) [Guests](guests.ask E)",
      "[Add to Calendar](event.calendar E) [Share](share e_K7Q2MX)",
      `${inWebApp} [Contact Organizer](contact E)`,
    ]);
    expect(state({ standing: party! })[0]).toBe("👥 You're going +2. 27 / 40 going");
    expect(state({ standing: confirmed!, event: { ...event, maxGuests: 0 } })[1]).toBe(
      "[Cancel RSVP](rsvp.cancel.ask E)",
    );
  });

  it("offers the waiting list when all seats are taken", () => {
    const full = {
      ...event,
      going: 40,
      seatsTaken: 40,
      waiting: 6,
      sale: { state: "full" } as const,
      placesLeft: 0,
    };
    expect(state({ event: full })).toEqual([
      "👥 Full, 40 / 40 going, 6 waiting",
      "[Join waiting list](primary rsvp E)",
      "[Share](share e_K7Q2MX)",
      inWebApp,
    ]);
    expect(state({ event: full, kind: "group" })[1]).toBe(
      `[Join waiting list](primary rsvp E) [Details](${url})`,
    );
    expect(state({ event: full, standing: waitlisted! })).toEqual([
      "👥 You're number 3 on the waiting list",
      "[Leave waiting list](waitlist.leave E)",
      inWebApp,
    ]);
  });

  it("counts down an offer", () => {
    expect(state({ standing: pending! })).toEqual([
      "⏳ A seat is held for you until ⟦Mon, Nov 23, 6:42 AM (Berlin)|wDt⟧ (⟦in 12 hours|r⟧).",
      "[Accept](success offer.accept E) [Decline](danger offer.decline E)",
      inWebApp,
    ]);
  });

  it("takes no RSVPs while the event is on, and leads there", () => {
    const on = {
      ...event,
      startsAt: new Date("2026-11-22T17:00:00Z"),
      endsAt: new Date("2026-11-22T20:00:00Z"),
    };
    expect(state({ event: on })).toEqual(["👥 On now, 27 / 40 going", "[Find events](find)", inWebApp]);
    expect(state({ event: on, kind: "group" })[1]).toBe(`[Details](${url})`);
    expect(state({ event: on, standing: confirmed! })).toEqual([
      "👥 You're going. On now, 27 / 40 going",
      "[Get Directions](https://www.google.com/maps/search/?api=1&query=Caf%C3%A9%20Mond%2C%20Torstr.%2012)",
      `${inWebApp} [Contact Organizer](contact E)`,
    ]);
  });

  it("has ended when it is over", () => {
    const past = {
      ...event,
      startsAt: new Date("2026-11-20T17:00:00Z"),
      endsAt: new Date("2026-11-20T20:00:00Z"),
    };
    expect(state({ event: past })).toEqual(["👥 Ended, 27 people came", "[Find events](find)", inWebApp]);
    expect(state({ event: past, kind: "inline" })).toEqual(["👥 Ended, 27 people came"]);
    expect(state({ event: { ...past, going: 1 } })[0]).toBe("👥 Ended, 1 person came");
  });

  it("is struck through when it was cancelled, with nothing left to tap in shared chats", () => {
    const cancelled = { ...event, status: "cancelled" } as const;
    expect(card({ event: cancelled, kind: "group" })).toBe(`❌ Cancelled
~*Berlin Indie Games Night*~
📅 Date: ⟦Friday, November 27, 2026 at 7:00–10:00 PM (Berlin, GMT+1)⟧
📍 Location: Café Mond, Torstr. 12
💰 Price: Free

Bring a game, or just play ours.

_Hosted by Ada Lovelace_`);
    expect(card({ event: cancelled })).toContain("\n[Find events](find)");
  });

  it("sells tickets: in private at once, elsewhere by a link into the private chat", () => {
    const paid = { ...event, price: { minor: 4500, currency: "USD" } };
    const full = { ...paid, sale: { state: "full" } as const, placesLeft: 0 };
    const buyUrl = "https://t.me/event_bot?start=b_K7Q2MX";
    expect(card({ event: paid, kind: "group" })).toContain("💰 Price: $45.00");
    expect(state({ event: paid, kind: "group" })[1]).toBe(
      `[Buy ticket, $45.00](success ${buyUrl}) [Details](${url})`,
    );
    expect(state({ event: full, kind: "group" })[1]).toBe(
      `[Join waiting list](primary ${buyUrl}) [Details](${url})`,
    );
    expect(state({ event: paid })[1]).toBe("[Buy ticket, $45.00](success buy E)");
    expect(state({ event: full })[1]).toBe("[Join waiting list](primary buy E)");
    expect(state({ event: paid, standing: confirmed! })[1]).toBe(
      "[View Ticket](primary tickets E) [Cancel RSVP](rsvp.cancel.ask E)",
    );
    expect(state({ event: paid, standing: pending! })[1]).toBe(
      "[Accept and pay](success offer.accept E) [Decline](danger offer.decline E)",
    );
  });

  it("leads back to a payment that was begun, and says until when the seat is held", () => {
    const paid = { ...event, price: { minor: 4500, currency: "USD" } };
    expect(state({ event: paid, standing: paying! })).toEqual([
      "⏳ A seat is held for you until ⟦Mon, Nov 23, 6:42 AM (Berlin)|wDt⟧ (⟦in 12 hours|r⟧).",
      "[Continue payment](success buy E) [Cancel](pay.cancel E)",
      inWebApp,
    ]);
  });

  it("lets the organizer manage it from their own private card only", () => {
    expect(card({ viewerId: organizerId })).toContain(`\n${inWebApp} [Manage](event.manage E)`);
    expect(card({ viewerId: 1 })).not.toContain("Manage");
    expect(card({ viewerId: organizerId, kind: "group" })).not.toContain("Manage");
  });

  it("adds the reader's own clock in private chats, when it shows something else", () => {
    const inZone = (timeZone: string, kind: ShownCard["kind"] = "private") =>
      script(words.card(reading({ timeZone }), { kind, event, standing: null, viewerId: 1 }));
    expect(inZone("America/New_York")).toContain(
      "(Berlin, GMT+1)⟧\n🕒 Your time: ⟦Fri, Nov 27, 1:00 PM (New York)|wDt⟧\n📍",
    );
    expect(inZone("Europe/Paris")).not.toContain("🕒");
    expect(inZone("America/New_York", "group")).not.toContain("🕒");
  });

  it("shows each reader their own clock for an online event, and its link to those who are going", () => {
    const online = { ...event, location: null, onlineUrl: "https://meet.example.com/games" };
    expect(card({ event: online })).toContain(
      "📅 Date: ⟦Friday, November 27, 2026|wDt⟧ · 7:00–10:00 PM (Berlin, GMT+1)\n📍 Location: Online\n",
    );
    expect(card({ event: online })).not.toContain("meet.example.com");
    expect(card({ event: online, kind: "group" })).not.toContain("meet.example.com");
    expect(card({ event: online, standing: confirmed! })).toContain(
      "[Join Online](https://meet.example.com/games)",
    );
  });

  it("cuts a long description and leads to all of it", () => {
    const long = { ...event, description: "word ".repeat(100).trim() };
    const message = words.card(r, { kind: "private", event: long, standing: null, viewerId: 1 });
    expect(message.text.text).toContain("word word…\n\nHosted by");
    expect(script(message)).toContain("[RSVP](success rsvp E) [View Details](event.about E)");
    expect(words.about(r, long).text.text).toContain(long.description);
  });

  it("is a photo when there is a banner", () => {
    expect(card({ event: { ...event, bannerFileId: "file" } })).toMatch(/^\[photo\] \*Berlin/);
  });

  it("says in one line what an inline list shows", () => {
    expect(words.inlineDescription(r, event).replaceAll("\u00a0", " ")).toBe(
      "Fri, Nov 27, 7:00 PM (Berlin) · Café Mond, Torstr. 12 · 13 seats left",
    );
    expect(words.inlineNothing(r, "jazz").label).toBe('No event found for "jazz"');
  });
});

describe("English, word for word", () => {
  const expected: Record<string, string> = {
    "start.new": `👋 Hi Grace Hopper, nice to meet you!
I find events, keep your seat and help you run your own, right here in Telegram.

What would you like to do?
[Find events](primary find) [Create an event](create)
[My events](mine) [Help](help)
[Open Web App](app https://events.example/app)`,
    "start.back": `👋 Welcome back, Grace Hopper!
Next up: *Berlin Indie Games Night*, ⟦Fri, Nov 27, 7:00 PM (Berlin)⟧
Unfinished: *Berlin Indie Games Night*, 8 of 9 answered
[Continue draft](primary draft.continue D)
[Find events](find) [Create an event](create)
[My events](mine) [Help](help)
[Open Web App](app https://events.example/app)`,
    "webApp.open": `📱 Access our Web App for a better experience:
• Create and manage events
• View your RSVPs
• Manage tickets
[Open Web App](primary app https://events.example/app)`,
    "webApp.create": `📝 Create your event with our easy-to-use form:
[Open Event Creator](primary app https://events.example/app/create)`,
    "webApp.manage": `🔍 Manage your event *Berlin Indie Games Night*:
[Open Event Dashboard](primary app https://events.example/app/manage/K7Q2MX)`,
    unknown: `I didn't catch that. Try one of these:
[Find events](find) [My events](mine) [Help](help)`,
    cancelNothing: `Nothing is open, so there's nothing to cancel.
[Create an event](create) [Help](help)`,
    "rsvp.confirmed": `🎟️ You're now RSVP'd for *Berlin Indie Games Night*!
📅 Date: ⟦Friday, November 27, 2026 at 7:00–10:00 PM (Berlin, GMT+1)⟧
📍 Location: Café Mond, Torstr. 12
👥 You + 2

We'll send you a reminder 24 hours before the event.
[View Details](event.show E) [Cancel RSVP](rsvp.cancel.ask E)
[Bring guests](guests.ask E) [Add to Calendar](event.calendar E)`,
    "rsvp.waitlisted": `⏳ You're number 3 on the waiting list for *Berlin Indie Games Night*.
When a seat frees up we hold it for you and write to you here.
[View Details](event.show E) [Leave waiting list](waitlist.leave E)`,
    "rsvps.guestsAsk": `👥 How many people are coming with you to *Berlin Indie Games Night*?
[Just me](guests E 0) [+1](guests E 1) [+2](guests E 2)
[+3](guests E 3) [+4](guests E 4) [Back](event.show E here)`,
    "rsvps.cancelAsk": `Give up your seat at *Berlin Indie Games Night*?
[Keep my seat](primary event.show E here) [Cancel RSVP](danger rsvp.cancel E)`,
    "rsvps.cancelled": `❌ Your RSVP for *Berlin Indie Games Night* has been cancelled.
[RSVP Again](rsvp E) [Find events](find)`,
    "rsvp.removed": `❌ The organizer cancelled your RSVP for *Berlin Indie Games Night*.
"Doors open at 6:30."
[Contact Organizer](contact E) [Find events](find)`,
    "rsvp.status": `📋 RSVP Status for *Berlin Indie Games Night*:
✅ Confirmed: 27 / 40
⏳ Pending: 0
[View Attendees](attendees E a0) [Send Update](update.ask E)`,
    "rsvp.first": `🎉 Grace Hopper is the first to RSVP for *Berlin Indie Games Night*!
[View Attendees](attendees E a0) [Share](share e_K7Q2MX)`,
    offer: `🎟️ A seat at *Berlin Indie Games Night* is yours if you'd like it!
📅 Date: ⟦Friday, November 27, 2026 at 7:00–10:00 PM (Berlin, GMT+1)⟧
📍 Location: Café Mond, Torstr. 12

⏳ Held for you until ⟦Mon, Nov 23, 6:42 AM (Berlin)|wDt⟧ (⟦in 12 hours|r⟧).
[Accept](success offer.accept E) [Decline](danger offer.decline E)`,
    "rsvps.offerAccepted": "✅ The seat at *Berlin Indie Games Night* is yours.",
    "rsvps.offerDeclined": `❌ You passed on the seat at *Berlin Indie Games Night*. It goes to the next person.
[Join waiting list again](rsvp E) [Find events](find)`,
    "offer.expired": `⏳ The offer for *Berlin Indie Games Night* ended at ⟦6:42 AM (Berlin)|t⟧, and the seat passed to the next person.
[Join waiting list again](primary rsvp E) [Find events](find)`,
    update: `🚨 Event Update: *Berlin Indie Games Night*

Doors open at 6:30.
[View Updated Details](event.show E)
[Stop these messages](mute E u)`,
    "reminder.day": `⏰ Reminder: *Berlin Indie Games Night* is tomorrow!
📅 Date: ⟦Friday, November 27, 2026 at 7:00–10:00 PM (Berlin, GMT+1)⟧
📍 Location: Café Mond, Torstr. 12

We're looking forward to seeing you!
[I'll be there](success coming E)
[View Details](event.show E) [Cancel RSVP](rsvp.cancel.ask E)
[Stop these messages](mute E r)`,
    "reminder.day.today": `⏰ Reminder: *Berlin Indie Games Night* is today!
📅 Date: ⟦Friday, November 27, 2026 at 7:00–10:00 PM (Berlin, GMT+1)⟧
📍 Location: Café Mond, Torstr. 12

We're looking forward to seeing you!
[I'll be there](success coming E)
[View Details](event.show E) [Cancel RSVP](rsvp.cancel.ask E)
[Stop these messages](mute E r)`,
    "reminder.hour": `⏰ Your event *Berlin Indie Games Night* is starting in 1 hour!
📍 Location: Café Mond, Torstr. 12

See you soon!
[View Details](event.show E) [Get Directions](https://www.google.com/maps/search/?api=1&query=Caf%C3%A9%20Mond%2C%20Torstr.%2012)
[Stop these messages](mute E r)`,
    "reminder.hour.late": `⏰ Your event *Berlin Indie Games Night* is starting in 35 minutes!
📍 Location: Café Mond, Torstr. 12

See you soon!
[View Details](event.show E) [Get Directions](https://www.google.com/maps/search/?api=1&query=Caf%C3%A9%20Mond%2C%20Torstr.%2012)
[Stop these messages](mute E r)`,
    "reminder.hour.online": `⏰ Your event *Berlin Indie Games Night* is starting in 1 hour!
📍 Location: Online

See you soon!
[View Details](event.show E) [Join Online](primary https://meet.example.com/games)
[Stop these messages](mute E r)`,
    thanks: `👋 Thank you for attending *Berlin Indie Games Night*!
We hope you enjoyed the event. Feel free to share your feedback.
[Share Feedback](primary feedback E)
[Stop these messages](mute E t)`,
    "feedback.ask": `How was *Berlin Indie Games Night*?
[1 ★](feedback.rate E 1) [2 ★](feedback.rate E 2) [3 ★](feedback.rate E 3)
[4 ★](feedback.rate E 4) [5 ★](feedback.rate E 5) [Skip](close)`,
    "feedback.thanks": `✅ Thank you! Ada Lovelace sees your rating without your name.
[Add a comment](feedback.comment E) [Find events](find)`,
    "preferences.muted.reminder": `🔒 Reminders are off. Changes and cancellations still reach you.
[Undo](mute E r0) [Preferences](preferences)
[Only for this event](mute E re)`,
    "reminders.list": `⏰ Reminders for *Berlin Indie Games Night*:
✅ Confirmation, at once
✅ 24 hours before, ⟦Thu, Nov 26, 7:00 PM (Berlin)⟧
✅ 1 hour before, ⟦Fri, Nov 27, 6:00 PM (Berlin)⟧
❌ Thank-you, 1 hour after the end (off)
[24 hours](reminder 0198a1b2-0000-7000-8000-000000000003) [1 hour](reminder 0198a1b2-0000-7000-8000-000000000003) [Thank-you](reminder 0198a1b2-0000-7000-8000-000000000003)
[Confirmation](reminder 0198a1b2-0000-7000-8000-000000000003)
[Add reminder](reminder.add E) [Edit texts](app https://events.example/app/manage/K7Q2MX/reminders) [Back](event.manage E)`,
    "reminders.list.custom": `⏰ Reminders for *Berlin Indie Games Night*:
✅ Confirmation, at once
✅ 3 days before, ⟦Sun, Nov 22, 6:42 PM (Berlin)⟧ (sent to 26 people, 12 still coming)
✅ Thu, Nov 26, 7:00 PM (Berlin)
✅ 24 hours before, ⟦Thu, Nov 26, 7:00 PM (Berlin)⟧
✅ 1 hour before, ⟦Fri, Nov 27, 6:00 PM (Berlin)⟧
❌ Thank-you, 1 hour after the end (off)
[24 hours](reminder 0198a1b2-0000-7000-8000-000000000003) [1 hour](reminder 0198a1b2-0000-7000-8000-000000000003) [Thank-you](reminder 0198a1b2-0000-7000-8000-000000000003)
[3 days](reminder 0198a1b2-0000-7000-8000-000000000003) [Thu, Nov 26, 7:00 PM (Berlin)](reminder 0198a1b2-0000-7000-8000-000000000003) [Confirmation](reminder 0198a1b2-0000-7000-8000-000000000003)
[Add reminder](reminder.add E) [Edit texts](app https://events.example/app/manage/K7Q2MX/reminders) [Back](event.manage E)`,
    "manage.updateProgress.sending": `⏳ Sending… 12 of 27
[Stop](danger update.stop 0198a1b2-0000-7000-8000-000000000003)`,
    "manage.updateProgress.sent": `✅ Sent to 27 of 27 people.
[View Details](app https://events.example/app/manage/K7Q2MX/messages)`,
    "manage.updateProgress.missed": `✅ Sent to 23 of 27 people.
1 has blocked the bot, 3 couldn't be reached.
[Try the 3 again](primary update.retry 0198a1b2-0000-7000-8000-000000000003) [View Details](app https://events.example/app/manage/K7Q2MX/messages)`,
    "event.cancelled": `❌ *Berlin Indie Games Night* on ⟦Fri, Nov 27, 7:00 PM (Berlin)⟧ has been cancelled by the organizer.
"Doors open at 6:30."
[Find events](find) [Contact Organizer](contact E)`,
    "rsvps.cancelAsk.refused": `Give up your seat at *Berlin Indie Games Night*?
💰 By the refund policy, no money comes back.
[Keep my seat](primary event.show E here) [Cancel RSVP](danger rsvp.cancel E)
[Contact Organizer](contact E)`,
    "contact.ask": `✏️ What should I pass on to Ada Lovelace about *Berlin Indie Games Night*?
Send it as one message. They see your name, and nobody's account is shown.
[Cancel](close)`,
    "contact.message.paid": `💬 Grace Hopper writes about *Berlin Indie Games Night*:
> Doors open at 6:30.

💳 Paid $45.00 for 1 ticket.
By the refund policy, no money comes back.
[Reply](primary contact.reply E 1) [Refund…](app https://events.example/app/manage/K7Q2MX/payments?payment=0198a1b2-0000-7000-8000-000000000005)
[Receipt](app https://events.example/app/receipts/0198a1b2-0000-7000-8000-000000000005)`,
    "contact.message.paid.part": `💬 Grace Hopper writes about *Berlin Indie Games Night*:
> Doors open at 6:30.

💳 Paid $45.00 for 3 tickets.
$10.00 of it went back.
By the refund policy, $17.50 comes back if they cancel now.
[Reply](primary contact.reply E 1) [Refund…](app https://events.example/app/manage/K7Q2MX/payments?payment=0198a1b2-0000-7000-8000-000000000005)
[Receipt](app https://events.example/app/receipts/0198a1b2-0000-7000-8000-000000000005)`,
    "contact.message.paid.over": `💬 Grace Hopper writes about *Berlin Indie Games Night*:
> Doors open at 6:30.

💳 Paid 450 ⭐ for 1 ticket.
450 ⭐ of it went back.
Nothing more of it comes back by itself.
[Reply](primary contact.reply E 1)
[Receipt](app https://events.example/app/receipts/0198a1b2-0000-7000-8000-000000000005)`,
    "contact.reply": `💬 Ada Lovelace writes about *Berlin Indie Games Night*:
> Doors open at 6:30.
[Answer](primary contact E) [View Details](event.show E)`,
    "manage.editConfirm.tickets": `🎟️ ~Grace Hopper, €18.00, 20 tickets, on sale until Thu, Nov 26, 11:59 PM (Berlin), hidden~
Grace Hopper, €70.00, 20 tickets, on sale until Thu, Nov 26, 11:59 PM (Berlin), hidden
🎟️ New: General, €24.50
🎟️ ~General, €24.50~
💰 ~No refunds~
refunds until 3 days before, 50% back until 24 hours before
🏷️ ~Games~
Food & drink

People who have a ticket keep its price and its refunds.

Nobody needs to be told.
[Save](primary edit.save D) [Discard](edit.discard D)`,
    "drafts.preview": `✅ Event Preview:

📋 Name: Berlin Indie Games Night
📅 Date: ⟦Friday, November 27, 2026 at 7:00–10:00 PM (Berlin, GMT+1)⟧
📍 Location: Café Mond, Torstr. 12
💰 Price: Free
👥 Capacity: 40
🏷️ Category: Games

📝 Description:
> Bring a game, or just play ours.

Is this correct?
[Confirm](success draft.publish D) [Edit](draft.change D)
[Save for later](draft.save D)`,
    "drafts.published": `✅ *Berlin Indie Games Night* is published!
📅 Date: ⟦Friday, November 27, 2026 at 7:00–10:00 PM (Berlin, GMT+1)⟧
🔗 t.me/event_bot?start=e_K7Q2MX

Share it anywhere. RSVPs will appear here and on every card you share.
[Share](primary share e_K7Q2MX) [View Details](event.show E) [Manage](event.manage E)`,
    "drafts.resume": `📝 You have an unfinished event: *Berlin Indie Games Night*
8 of 9 answered, last saved ⟦2 hours ago|r⟧. Drafts are kept for 30 days.
[Continue](primary draft.continue D) [Continue in Web App](app https://events.example/app/drafts/D)
[Start a new one](draft.new D) [Delete draft](draft.delete.ask D)`,
    "drafts.deleteAsk": `Delete the draft *Berlin Indie Games Night*? This can't be undone.
[Keep it](primary draft.continue D) [Delete draft](danger draft.delete D)`,
    "question.date": `📅 When will your event take place?
Please enter date and time (e.g., December 22, 2026 at 6:00 PM):
_Berlin time (GMT+1)_
_9 of 9_
[Pick a day](primary draft.days D 20261122) [Change time zone](draft.zone.ask D)
[Back](draft.back D date) [Save for later](draft.save D)`,
    "question.capacity": `👥 What is the maximum number of attendees?
Please enter a number (leave blank if unlimited):
_9 of 9_
[Unlimited](draft.unlimited D)
[Back](draft.back D capacity) [Skip](draft.skip D capacity) [Save for later](draft.save D)`,
    "question.category": `🏷️ What kind of event is it?
People filter by it when they look for something to do.
_9 of 9_
[Music](draft.category D music) [Tech](draft.category D tech) [Food & drink](draft.category D food)
[Sports](draft.category D sports) [Arts](draft.category D arts) [Games](draft.category D games)
[Learning](draft.category D learning) [Business](draft.category D business) [Community](draft.category D community)
[Other](draft.category D other)
[Back](draft.back D category) [Skip](draft.skip D category) [Save for later](draft.save D)`,
    "question.refunds": `💰 Until when can attendees cancel and get their money back?
_9 of 9_
[24 hours before](draft.refunds D 24) [3 days before](draft.refunds D 72) [7 days before](draft.refunds D 168)
[Any time](draft.refunds D 0) [No refunds](draft.refunds D none)
[Back](draft.back D refunds) [Save for later](draft.save D)`,
    "question.ticket.kinds": `🎟️ Ticket types:
General, €24.50
Grace Hopper, €18.00, 20 tickets, on sale until Thu, Nov 26, 11:59 PM (Berlin), hidden

Add another, or continue.
_9 of 9_
[General](draft.ticket D 0) [Grace Hopper](draft.ticket D 1)
[Continue](primary draft.tickets.done D) [Add ticket type](draft.ticket D new)
[Back](draft.back D tickets) [Save for later](draft.save D)`,
    "question.ticket.one": `🎟️ Grace Hopper, €18.00, 20 tickets, on sale until Thu, Nov 26, 11:59 PM (Berlin), hidden
What would you like to change?
_9 of 9_
[Name](draft.field D ticketName) [Price](draft.field D ticketPrice) [How many](draft.field D ticketPlaces)
[End of sales](draft.field D ticketEnd)
[Remove this type](draft.ticket.remove D)
[Back](draft.back D ticket) [Save for later](draft.save D)`,
    "edit.location": `📍 Where will your event be held?
Please enter the location:
Now: Café Mond, Torstr. 12
[It's online](draft.online D)
[Keep as it is](edit.discard D)`,
    "answered.date": `📅 When will your event take place?
Please enter date and time (e.g., December 22, 2026 at 6:00 PM):
_Berlin time (GMT+1)_
✅ ⟦Friday, November 27, 2026 at 7:00–10:00 PM (Berlin, GMT+1)⟧`,
    "problem.hour-skipped": `Clocks in Berlin jump from 2:00 to 3:00 AM that night, so 2:30 AM doesn't exist.
[3:00 AM](draft.time D 202703280300) [1:30 AM](draft.time D 202703280130)
[Back](draft.back D date) [Save for later](draft.save D)`,
    "problem.hour-twice": `2:30 AM comes twice that night in Berlin. Which one?
[First, GMT+2](draft.instant D 1824942600) [Second, GMT+1](draft.instant D 1824946200)
[Back](draft.back D date) [Save for later](draft.save D)`,
    "problem.date-past": `Tuesday, October 27, 2026 at 7:00 PM (Berlin, GMT+1) has already passed. Did you mean October 27, 2027?
[Yes, October 27, 2027](primary draft.time D 202710271900) [Another date](draft.continue D)
[Back](draft.back D date) [Save for later](draft.save D)`,
    "problem.sales-not-open": `You can't take payments yet. Connect Stripe in the Web App and publish again, or make it free. Your draft is kept.
[Open Web App](primary app https://events.example/app) [Make it free](draft.paid D f)
[Back to preview](draft.preview D)`,
    "manage.updateConfirm": `🚨 Event Update: *Berlin Indie Games Night*
> Doors open at 6:30.

This goes to *31 people*: 27 confirmed and 6 waiting.
2 have muted updates.
[Send to 31](primary update.send D) [Edit text](update.edit D) [Cancel](close D)
[Confirmed only](update.audience D c)
[Test to me](update.test D) [Send later](update.when D)`,
    "manage.editConfirm": `📋 ~Berlin Indie Games Night~
Grace Hopper

27 people will be told in about two minutes.
[Save and notify](primary edit.save D) [Discard](edit.discard D)`,
    "manage.editSaved": `✅ Saved. 27 people will be told in about two minutes and 3 shared cards are updated.
[Edit more](edit.menu E) [View Details](event.show E)`,
    "manage.cancelAsk": `❌ Cancel *Berlin Indie Games Night* for everyone?
27 people will be told. This can't be undone.
💰 €37.50 goes back to 2 people.
Add a short note for them, or go on without one.
[Keep the event](primary edit.discard D) [Cancel event](danger event.cancel D)`,
    "payments.type": `🎟️ Which ticket for *Berlin Indie Games Night*?
Grace Hopper is sold out.
[General, $45.00](buy.type E 00041)
[Grace Hopper, $60.00](buy.type E 00042)`,
    "payments.choose": `🎟️ Ticket Purchase for *Berlin Indie Games Night*
💰 Price: $45.00, 1 × General
⏳ Your seat is held until ⟦6:42 AM (Berlin)|t⟧ (⟦in 12 hours|r⟧).

How would you like to pay?
[Pay in Telegram](primary pay.telegram E) [Pay via Stripe](pay.stripe E)
[One more ticket](pay.more E) [Cancel](pay.cancel E)`,
    "payments.invoice": `💳 Please complete your payment:
Event: Berlin Indie Games Night
Date: Friday, November 27, 2026
Price: $45.00, 1 × General
⏳ Seat held until 6:42 AM (Berlin).
[Complete Payment in Telegram](pay)
[Pay via Stripe](pay.stripe E) [Cancel](pay.cancel E)`,
    "payments.stripe": `🔗 Complete your payment via Stripe:
Event: *Berlin Indie Games Night*
Date: ⟦Friday, November 27, 2026 at 7:00–10:00 PM (Berlin, GMT+1)⟧
Price: $45.00, 1 × General
⏳ Your seat is held until ⟦6:42 AM (Berlin)|t⟧ (⟦in 12 hours|r⟧).

Your payment will be securely processed by Stripe.
[Pay Now via Stripe](primary https://checkout.stripe.com/c/pay/1)
[Pay in Telegram](pay.telegram E) [Cancel](pay.cancel E)`,
    "payments.waiting": `⏳ Stripe is confirming your payment of $45.00. There's no need to pay again; your ticket will arrive here.
[Check now](pay.check 0198a1b2-0000-7000-8000-000000000005)`,
    "payment.completed.seated": `✅ Payment Successful!
Your payment came after the hold had ended, and there was still a seat for you.
🎫 Your ticket for *Berlin Indie Games Night* has been confirmed.
📅 Date: ⟦Friday, November 27, 2026 at 7:00–10:00 PM (Berlin, GMT+1)⟧
📍 Location: Café Mond, Torstr. 12
🆔 Ticket ID: \`9F3A-22C1-07BE\`
[Add to Calendar](event.calendar E) [View Ticket](primary ticket 0198a1b2-0000-7000-8000-9f3a22c107be)
[Receipt](app https://events.example/app/receipts/0198a1b2-0000-7000-8000-000000000005)`,
    "payment.completed.text": `✅ Payment Successful!
🎫 Your ticket for *Berlin Indie Games Night* has been confirmed.
📅 Date: ⟦Friday, November 27, 2026 at 7:00–10:00 PM (Berlin, GMT+1)⟧
📍 Location: Café Mond, Torstr. 12
🆔 Ticket ID: \`9F3A-22C1-07BE\`

Doors open at 6:30.
[Add to Calendar](event.calendar E) [View Ticket](primary ticket 0198a1b2-0000-7000-8000-9f3a22c107be)
[Receipt](app https://events.example/app/receipts/0198a1b2-0000-7000-8000-000000000005)`,
    "payment.failed.funds": `❌ The payment of $45.00 for *Berlin Indie Games Night* didn't go through: not enough funds.
No money was taken. Your seat is held until ⟦6:42 AM (Berlin)|t⟧.
[Try again](primary buy E) [Pay via Stripe](pay.stripe E)`,
    "checkout.expired": `⏳ The time to pay is over, so your seat at *Berlin Indie Games Night* is free again. No money was taken.
[Start again](primary buy E) [View Details](event.show E)`,
    "payment.late.returned": `💰 Your payment of $45.00 for *Berlin Indie Games Night* came after the last seat was taken.
We've sent all of it back to your card.
It usually shows within 5 to 10 business days.
[Join waiting list](buy E) [Payment help](support)`,
    "payment.alert.failed": `⚠️ Payment Alert
A payment for *Berlin Indie Games Night* has failed:
User: Grace Hopper
Amount: $45.00
Reason: The card was declined: not enough funds.
They know, and can try again while their seat is held.
[View Payment Details](app https://events.example/app/manage/K7Q2MX/payments) [Contact User](contact.reply E 1)
[Mark Resolved](payment.resolve 0198a1b2-0000-7000-8000-000000000005)`,
    "refund.sent.part": `💰 $10.00 of $45.00 is on its way back to your card for *Berlin Indie Games Night*.
It usually shows within 5 to 10 business days.
You keep your ticket.
[View Details](event.show E) [Payment help](support)`,
    "refund.sent.three.one": `💰 $15.00 of $45.00 is on its way back to your card for *Berlin Indie Games Night*.
It usually shows within 5 to 10 business days.
1 of your 3 tickets has been cancelled: \`9F3A-22C1-07BE\`. You keep the other 2.
[View Details](event.show E) [Payment help](support)`,
    "refund.sent.three.two": `💰 $30.00 of $45.00 is on its way back to your card for *Berlin Indie Games Night*.
It usually shows within 5 to 10 business days.
2 of your 3 tickets have been cancelled: \`9F3A-22C1-07BE\`, \`9F3A-22C1-07BE\`. You keep the other one.
[View Details](event.show E) [Payment help](support)`,
    "refund.sent.three.all": `💰 $45.00 is on its way back to your card for *Berlin Indie Games Night*.
It usually shows within 5 to 10 business days.
Your 3 tickets have been cancelled.
[View Details](event.show E) [Payment help](support)`,
    "refund.sent.cancelled": `💰 $22.50 of $45.00 is on its way back to your card for *Berlin Indie Games Night*.
It usually shows within 5 to 10 business days.
The organizer has cancelled the event.
[View Details](event.show E) [Payment help](support)`,
    "refund.sent.stars": `💰 450 ⭐ is on its way back to your Stars for *Berlin Indie Games Night*.
Your ticket has been cancelled.
[View Details](event.show E) [Payment help](support)`,
    "refund.failed": `⚠️ Your card didn't take back $4.50 for *Berlin Indie Games Night*. We'll find another way with you.
[Payment help](primary support)`,
    "tickets.ticket": `[QR EV1.code] 🎫 *Berlin Indie Games Night*
📅 Date: ⟦Friday, November 27, 2026 at 7:00–10:00 PM (Berlin, GMT+1)⟧
📍 Location: Café Mond, Torstr. 12
👤 Grace Hopper, General
🆔 Ticket ID: \`9F3A-22C1-07BE\`

Show this code at the door. It works once.
[Open Ticket](primary app https://events.example/app/tickets/0198a1b2-0000-7000-8000-9f3a22c107be) [Copy Ticket ID](copy 9F3A-22C1-07BE)
[Transfer](ticket.transfer 0198a1b2-0000-7000-8000-9f3a22c107be)
[Add to Calendar](event.calendar E) [Get Directions](https://www.google.com/maps/search/?api=1&query=Caf%C3%A9%20Mond%2C%20Torstr.%2012)`,
    "payments.status": `💰 Payment Status for *Berlin Indie Games Night*:
✅ Successful: 12 ($540.00)
❌ Failed: 1 ($45.00)
⏳ Pending: 2 ($90.00)
💰 Refunded: $45.00
⚠️ To look at: 1

✅ Successful: 12 (54,000 ⭐)
❌ Failed: 1 (4,500 ⭐)
⏳ Pending: 2 (9,000 ⭐)
💰 Refunded: 4,500 ⭐
⚠️ To look at: 1
[View Payment Details](app https://events.example/app/manage/K7Q2MX/payments)`,
    "verify.approved": `🎉 *Berlin Indie Games Night* is now listed for everyone. Your next events are listed at once.
[Share](primary share e_K7Q2MX) [Manage](event.manage E)`,
    "verify.asked": `⚠️ Before we can list *Berlin Indie Games Night*: "Doors open at 6:30." Your link keeps working meanwhile.
[Edit Event](primary edit.menu E) [Reply](support)`,
  };

  it.each(Object.entries(expected))("%s", (name, text) => {
    expect(said(name)).toBe(text);
  });

  it("tells a change with the old struck through and the new below it", () => {
    const letter = {
      kind: "event.changed" as const,
      chatId: 1,
      event,
      reader: { userId: 1, firstName: "Ada", languageCode: "en", timeZone: null },
      fullRefundUntil: null,
    };
    const before = { startsAt: new Date("2026-11-28T17:00:00Z"), location: "Old place" };
    expect(
      script(words.letters["event.changed"](r, { ...letter, before })),
    ).toBe(`🚨 Event Update: *Berlin Indie Games Night*

📅 Date: ~Sat, Nov 28, 6:00 PM (Berlin)~
→ ⟦Friday, November 27, 2026 at 7:00–10:00 PM (Berlin, GMT+1)⟧
📍 Location: ~Old place~
→ Café Mond, Torstr. 12
[View Updated Details](primary event.show E) [Cancel RSVP](rsvp.cancel.ask E)`);
    const longer = { endsAt: new Date("2026-11-27T20:00:00Z") };
    expect(script(words.letters["event.changed"](r, { ...letter, before: longer }))).toContain(
      "7:00–9:00 PM (Berlin, GMT+1)~\n→ ⟦",
    );
    const fullRefundUntil = new Date("2026-11-27T18:00:00Z");
    expect(script(words.letters["event.changed"](r, { ...letter, before, fullRefundUntil }))).toMatch(
      /Torstr\. 12\n\nIf that doesn't suit you, cancelling is refunded in full until .*Nov 27, 7:00 PM.*\.\n\[View/,
    );
  });

  it("says every refusal in its own words", () => {
    const refusals = Object.fromEntries(
      everyRefusal(words, r).map(([reason, { text }]) => [reason, text.replaceAll("\u00a0", " ")]),
    );
    expect(refusals).toMatchObject({
      already_going: "You're already going. To change it, tap Details.",
      already_waiting: "You're already on the waiting list, number 3.",
      not_going: "You don't have a seat here, so there's nothing to cancel.",
      past: "This event ended on Friday, November 20, 2026.",
      started: "This event has started, and RSVPs are closed.",
      cancelled: "This event was cancelled by its organizer.",
      not_enough_seats: "Only 2 seats are left, and you asked for 3.",
      not_found:
        "I can't find that event. Check the code (six letters and digits, e.g., K7Q2MX) or ask the person who sent it.",
      not_organizer: "Only the organizer of this event can do that.",
      checkout_gone: "The seat is no longer held. Start again to get a new one.",
      sold_out:
        "Early bird with a seat in the front row, and breakfast too tickets are sold out. Others are still available.",
      sales_not_open:
        "You can't take payments yet. Connect Stripe in the Web App, then publish again. Your draft is kept.",
      not_yours: "This button was meant for someone else.",
      offer_gone: "This offer has ended, and the seat passed to the next person.",
      stale_button: "This message is out of date. Here's the current one.",
      draft_moved_on: "That question is answered already. You can change it in the preview.",
      private_only: "Please do this in our private chat.",
      too_many_events:
        "You've created 10 events within 24 hours. The next one is possible from Mon, Nov 23, 5:42 AM (UTC). Your draft is kept.",
      message_too_long: "That's 3,600 characters; the limit is 3,500.",
    });
  });

  it("leads on from a refusal where its subject is known, and leaves the button out where not", () => {
    const buttons = Object.fromEntries(
      everyRefusal(words, r).map(([reason, { button }]) => [reason, button]),
    );
    expect(buttons.already_going).toEqual({ label: "View Details", do: "event.show", id: eventId });
    expect(buttons.not_enough_seats).toEqual({ label: "Take 2", do: "guests", id: eventId, arg: "1" });
    expect(buttons.past).toEqual({ label: "Find events", do: "find" });
    expect(words.refusals.not_organizer(r, new Refusal("not_organizer")).button).toBeUndefined();
  });

  it("keeps time and half of the day on one line", () => {
    expect(messages.get("rsvp.confirmed")?.text.text).toContain("7:00–10:00\u00a0PM (Berlin,\u00a0GMT+1)");
  });
});

describe("the calendar that is used by tapping", () => {
  const day = { year: 2026, month: 11, day: 27, hour: 0, minute: 0 };

  it("shows twelve days, today and tomorrow by name, and the month where a new one begins", () => {
    expect(said("drafts.days")).toBe(`📅 *November 2026*
Which day? Times are in Berlin (GMT+1).
[Today, 22](draft.day D 20261122) [Tomorrow, 23](draft.day D 20261123) [Tue 24](draft.day D 20261124)
[Wed 25](draft.day D 20261125) [Thu 26](draft.day D 20261126) [Fri 27](draft.day D 20261127)
[Sat 28](draft.day D 20261128) [Sun 29](draft.day D 20261129) [Mon 30](draft.day D 20261130)
[Tue Dec 1](draft.day D 20261201) [Wed Dec 2](draft.day D 20261202) [Thu Dec 3](draft.day D 20261203)
[Month](draft.months D) [Later ›](draft.days D 20261204)
[Type it instead](draft.continue D) [Save for later](draft.save D)`);
  });

  it("pages back to today at the earliest, and ahead for two years", () => {
    const paging = (from: { year: number; month: number; day: number }) =>
      script(words.drafts.days(r, draft, { ...from, hour: 0, minute: 0 }))
        .split("\n")
        .at(-2);
    expect(paging({ year: 2026, month: 11, day: 25 })).toContain("[‹ Earlier](draft.days D 20261122)");
    expect(paging({ year: 2026, month: 1, day: 1 })).not.toContain("Earlier");
    expect(paging({ year: 2028, month: 11, day: 15 })).not.toContain("Later");
  });

  it("shows the half hours of a part of the day, and the other parts", () => {
    expect(said("drafts.times.e")).toBe(`📅 *Friday, November 27, 2026*
What time does it start? Times are in Berlin (GMT+1).
[6:00 PM](draft.time D 202611271800) [6:30 PM](draft.time D 202611271830) [7:00 PM](draft.time D 202611271900)
[7:30 PM](draft.time D 202611271930) [8:00 PM](draft.time D 202611272000) [8:30 PM](draft.time D 202611272030)
[9:00 PM](draft.time D 202611272100) [9:30 PM](draft.time D 202611272130) [10:00 PM](draft.time D 202611272200)
[10:30 PM](draft.time D 202611272230) [11:00 PM](draft.time D 202611272300) [11:30 PM](draft.time D 202611272330)
[Night](draft.part D 20261127n) [Morning](draft.part D 20261127m) [Afternoon](draft.part D 20261127a)
[Exact minute](draft.minutes D 202611271900) [Back to days](draft.days D 20261122)`);
  });

  it("leaves out what has passed today and what a clock change skips", () => {
    const today = script(words.drafts.times(r, draft, { ...day, day: 22 }, "e"));
    expect(today).not.toContain("[6:30 PM]");
    expect(today).toContain("[7:00 PM]");
    expect(today).not.toMatch(/Night|Morning|Afternoon/);
    const spring = script(words.drafts.times(r, draft, { ...day, year: 2027, month: 3, day: 28 }, "n"));
    expect(spring).not.toMatch(/\[2:[03]0 AM\]/);
    expect(spring).toContain("[3:00 AM]");
  });

  it("moves by minutes, across midnight too", () => {
    expect(said("drafts.minutes")).toBe(`📅 *Friday, November 27, 2026 at 7:00 PM* (Berlin, GMT+1)
[− 15 min](draft.minutes D 202611271845) [− 5 min](draft.minutes D 202611271855) [− 1 min](draft.minutes D 202611271859)
[+ 15 min](draft.minutes D 202611271915) [+ 5 min](draft.minutes D 202611271905) [+ 1 min](draft.minutes D 202611271901)
[Use 7:00 PM](primary draft.time D 202611271900) [Back](draft.part D 20261127e)`);
    const late = script(words.drafts.minutes(r, draft, { ...day, hour: 23, minute: 50 }));
    expect(late).toContain("[+ 15 min](draft.minutes D 202611280005)");
  });

  it("answers a day without a time with that day's times", () => {
    expect(said("problem.date-only")).toMatch(
      /^Friday, November 27 it is\. What time does it start\?\n\[6:00 PM\]/,
    );
  });

  it("offers the next twelve months", () => {
    const rows = said("drafts.months").split("\n");
    expect(rows).toHaveLength(6);
    expect(rows[1]).toBe(
      "[Nov 2026](draft.days D 20261122) [Dec 2026](draft.days D 20261201) [Jan 2027](draft.days D 20270101)",
    );
  });
});

describe("languages", () => {
  it("are found by Telegram's code, and English stands in for the rest", () => {
    expect(wordsFor("es-MX").language).toBe("es");
    expect(wordsFor("EN-us").language).toBe("en");
    expect(wordsFor("de").language).toBe("en");
    expect(wordsFor("constructor").language).toBe("en");
    expect(wordsFor(null).language).toBe("en");
  });

  it("offer the same buttons in the same places", () => {
    const keyboards = languages.map((language) =>
      everyMessage(wordsFor(language).words, reading({ language }), event, draft, typed).map(
        ([name, { buttons = [] }]) => [
          name,
          buttons.map((row) => row.map(({ label: _label, ...button }) => button)),
        ],
      ),
    );
    for (const keyboard of keyboards) expect(keyboard).toEqual(keyboards[0]);
  });

  /** What says nothing but the organizer's own words. */
  const isTyped = (name: string) =>
    ["reminder.custom", "reminder.custom.during", "thanks.text"].includes(name);

  it("leave no message in the other language", () => {
    const [english, spanish] = ["en", "es"].map(
      (language) =>
        new Map(everyMessage(wordsFor(language).words, reading({ language }), event, draft, typed)),
    );
    const same = [...english!].filter(
      ([name, { text }]) =>
        spanish!.get(name)?.text.text === text.text && !name.startsWith("about") && !isTyped(name),
    );
    expect(same.map(([name]) => name)).toEqual([]);
  });

  it.each(languages)("%s names every command and fits Telegram's profile", (language) => {
    const { commands, profile } = wordsFor(language).words;
    for (const name of commandNames)
      expect(commands[name].length).toSatisfy((length: number) => length >= 1 && length <= 100);
    expect(profile.description.length).toBeLessThanOrEqual(512);
    expect(profile.shortDescription.length).toBeLessThanOrEqual(120);
  });
});

/** Text as people type it, at its worst: markup, emoji of several code points, both directions, and up to the limit. */
const text = (max: number, clean = cleanLine) =>
  fc
    .oneof(
      fc.string({ unit: "grapheme", minLength: 1, maxLength: max }),
      fc
        .array(
          fc.constantFrom(
            ..."*_~`[](){}<>#|\\@/&;.!-",
            "👨‍👩‍👧",
            "🎟️",
            "🇩🇪",
            "שלום",
            "مرحبا",
            "e\u0301",
            " ",
            "a",
          ),
          { minLength: 1, maxLength: max },
        )
        .map((parts) => parts.join("")),
      fc.constantFrom(
        "*".repeat(max),
        "𝕏".repeat(max / 2),
        "👨‍👩‍👧".repeat(max / 8),
        "<b>",
        "[x](http://e.vil)",
        "‏שלום",
      ),
    )
    .map((value) =>
      clean(
        clean(value)
          .slice(0, max)
          .replace(/[\ud800-\udbff]$/, ""),
      ),
    )
    .filter((value) => value !== "");

const anyEvent: fc.Arbitrary<EventDetails> = fc
  .record({
    title: text(100),
    description: fc.oneof(fc.constant(""), text(2000, cleanText)),
    location: fc.option(text(255)),
    onlineUrl: fc.option(fc.constant(`https://meet.example.com/${"x".repeat(470)}`)),
    organizerName: text(129),
    bannerFileId: fc.option(fc.constant("file")),
    timeZone: fc.constantFrom(
      "Europe/Berlin",
      "America/Argentina/Buenos_Aires",
      "Asia/Kathmandu",
      "UTC",
      "Pacific/Auckland",
    ),
    capacity: fc.option(fc.integer({ min: 27, max: 100_000 })),
    maxGuests: fc.integer({ min: 0, max: 9 }),
    waiting: fc.integer({ min: 0, max: 100_000 }),
    guests: fc.integer({ min: 0, max: 26 }),
  })
  .map((changes) => sampleEvent(changes));

const anyTyped: fc.Arbitrary<Typed> = fc.record({ name: text(129), text: text(3500, cleanText) });

const draftOf = (shown: EventDetails): Draft => {
  const { title, description, location, onlineUrl, capacity, timeZone } = shown;
  return sampleDraft({
    answers: { ...draft.answers, title, description, location, onlineUrl, capacity, timeZone },
    timeZone,
  });
};

const zones = fc.constantFrom(null, "America/New_York", "Asia/Kathmandu");

describe.each(languages)("whatever people type, every message in %s", (language) => {
  const own = wordsFor(language).words;
  const every = (shown: EventDetails, by: Typed, timeZone: string | null) =>
    everyMessage(own, reading({ language, timeZone }), shown, draftOf(shown), by);

  it("is one that Telegram takes: within its limits, with whole entities and complete buttons", () => {
    fc.assert(
      fc.property(anyEvent, anyTyped, zones, (shown, by, timeZone) => {
        for (const [name, message] of every(shown, by, timeZone)) {
          expect(faultsOf(message), `${name}: ${message.text.text}`).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("shows names unchanged, and nothing in them becomes markup", () => {
    fc.assert(
      fc.property(anyEvent, anyTyped, (shown, by) => {
        fc.pre(shown.title !== by.name);
        const plain = {
          ...shown,
          title: "\ue000".repeat(shown.title.length),
          organizerName: "\ue001".repeat(shown.organizerName.length),
        };
        const plainBy = { ...by, name: "\ue002".repeat(by.name.length) };
        const written = new Map(every(plain, plainBy, null));
        for (const [name, message] of every(shown, by, null)) {
          expect(message.text.entities, name).toEqual(written.get(name)?.text.entities);
          if (written.get(name)?.text.text.includes(plain.title))
            expect(message.text.text, name).toContain(shown.title);
          if (written.get(name)?.text.text.includes(plainBy.name))
            expect(message.text.text, name).toContain(by.name);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("fits an alert, where it is one", () => {
    const reader = reading({ language, timeZone: "America/Argentina/Buenos_Aires" });
    fc.assert(
      fc.property(text(100), (title) => {
        const shown = sampleEvent({ title });
        const alerts = [
          ...everyRefusal(own, reader).map(([, refused]) => refused),
          own.rsvps.alertConfirmed(reader, shown, true),
          own.rsvps.alertConfirmed(reader, shown, false),
          own.rsvps.alertWaitlisted(reader, 100_000, true),
          own.rsvps.alertWaitlisted(reader, 100_000, false),
          own.rsvps.alertGuests(reader, 10),
          own.unavailable(reader, "0198a1b2-0000-7000-8000-000000000001"),
          ...[null, ...reasons].map((reason) => ({ text: own.payments.preCheckout(reason) })),
          own.payments.resolved,
          own.outdated,
          own.saved,
          own.sent,
        ];
        for (const alert of alerts)
          expect(alert.text.length, alert.text).toSatisfy((length: number) => length > 0 && length <= 200);
        expect(own.inlineNothing(reader, title).label.length).toBeLessThanOrEqual(64);
      }),
      { numRuns: 30 },
    );
  });

  it("has no placeholder left empty in any state of a card", () => {
    for (const [name, shown] of states(event)) {
      for (const standing of standings) {
        const { text: shownText } = own.card(reading({ language }), {
          kind: "private",
          event: shown,
          standing,
          viewerId: 1,
        });
        expect(shownText.text, name).not.toMatch(/undefined|null|NaN|\[object|Invalid/);
      }
    }
  });
});

/** What Telegram, or a reader, would not take of a message. */
function faultsOf({ text: { text, entities }, buttons = [], photo, qr }: Message): string[] {
  const all = buttons.flat();
  const isInvoice = buttons[0]?.[0] !== undefined && "pay" in buttons[0][0];
  const limit = isInvoice ? 255 : photo || qr ? 1024 : 4096;
  return [
    text.trim() === "" && "no text",
    text.length > limit && `${text.length} characters of ${limit}`,
    /undefined|NaN|\[object/.test(text) && "a value that is none",
    entities.some(({ offset, length }) => offset < 0 || length <= 0 || offset + length > text.length) &&
      "an entity outside of the text",
    entities.some(({ offset, length }) => splits(text, offset) || splits(text, offset + length)) &&
      "half a character in an entity",
    entities.some((a) => entities.some((b) => overlaps(a, b))) && "entities that cross",
    buttons.some((row) => row.length === 0 || row.length > 3) && "a row of none or more than three",
    all.length > 20 && `${all.length} buttons`,
    all.some(({ label }) => label.trim() === "" || label.length > 64) && "a label of none or too much",
    ...all.map(faultOf),
  ].filter((fault) => fault !== false && fault !== undefined);
}

function faultOf(button: Button): string | undefined {
  if ("copy" in button) return button.copy.length > 256 ? `${button.copy} is too long` : undefined;
  if ("url" in button) return URL.canParse(button.url) ? undefined : `${button.url} is no address`;
  if (!("do" in button)) return undefined;
  if (Buffer.byteLength(button.arg ?? "") > 37) return `${button.arg} is too long`;
  return button.id === undefined || /^[0-9a-f-]{36}$/.test(button.id) ? undefined : `${button.id} is no id`;
}

type Span = { offset: number; length: number };
const end = ({ offset, length }: Span) => offset + length;
const overlaps = (a: Span, b: Span) => a.offset < b.offset && b.offset < end(a) && end(a) < end(b);
const splits = (value: string, at: number) =>
  /[\ud800-\udbff]/.test(value.charAt(at - 1)) && /[\udc00-\udfff]/.test(value.charAt(at));
