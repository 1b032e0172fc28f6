/** Pages of the browser around Stripe's. */
export const pay = {
  toTelegram: "Back to Telegram",
  goOn: "Back to the payment",
  /** Before a link of an organizer's leads somewhere that is not known for calls. */
  leaving: {
    title: "You are leaving Telegram",
    text: (host: string) =>
      `The organizer of the event gave a link to ${host}. Go on only if you know this address.`,
    goOn: "Go on",
  },
  /** A link of a letter that leads nowhere, or does not any more. */
  nothingHere: {
    title: "Nothing is here",
    text: "This link does not lead anywhere, or does not any more. Open the event in Telegram.",
  },
  confirming: {
    title: "⏳ Stripe is confirming your payment…",
    text: "This takes some seconds. Your seats are held meanwhile, and your tickets come into the chat. You can close this page.",
  },
  paid: { title: "✅ Paid", text: "Your tickets are in the chat with the bot." },
  open: {
    title: "Nothing was charged",
    text: "Your seats are still held for a while. Go on here, or pay another way in Telegram.",
  },
  over: {
    title: "This page is over",
    text: "Nothing was charged here. In Telegram you see how your seats stand, and can begin anew.",
  },
  returned: {
    title: "Your money is on its way back",
    text: "It came when the seats were no longer held, or were paid for already. All of it goes back the way it came.",
  },
  kept: {
    title: "You are on the waiting list",
    text: "Your payment came after the last seat was taken, and is kept for the next one. If none comes free before the event starts, all of it goes back the way it came. In Telegram you can have it back now.",
  },
  review: {
    title: "Somebody looks at your payment",
    text: "It came, but is not what was asked for. The organizer knows, and you hear in the chat.",
  },
  unknown: { title: "Go on in Telegram", text: "There you see how your payment stands." },
  account: {
    title: "Thank you",
    text: "Stripe checks what you told it. In Telegram you see when you can be paid.",
  },
  accountAgain: {
    title: "This link is over",
    text: "Stripe's links live for some minutes. Ask for another one in Telegram, where you began.",
  },
};
