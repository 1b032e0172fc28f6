import { formatNumber } from "@/messages/format";

export const event = {
  hostedBy: "Hosted by",
  yourTime: (time: string) => `${time} your time`,
  going: {
    title: "You’re going",
    withGuests: (guests: number) => (guests === 1 ? "With 1 guest" : `With ${guests} guests`),
    alone: "We tell you when anything changes.",
  },
  passedOn: {
    title: "Your ticket is passed on",
    text: "It lets in the person who opened your link. They hear of changes.",
  },
  waiting: {
    title: (position: number) => `You’re number ${formatNumber(position, "en")} on the waiting list`,
    text: "When a place opens up it is held for you, and we message you at once.",
    kept: "Your payment is kept for it: the place is yours at once. If none opens up before the start, all of it goes back.",
  },
  offer: {
    title: "A place opened up for you",
    until: (time: string) => `held until ${time}`,
    afterwards: "After that it goes to the next person.",
    over: "The time is up. The place has gone to the next person.",
  },
  soldOut: { title: "No places left", text: "Join the waiting list: we message you when a place opens up." },
  suspended: {
    title: "This event is suspended",
    text: "Nobody else sees it. To have it looked at again, send /support to the bot.",
  },
  cancelled: { title: "This event is cancelled", text: "Nobody is expected. Your place was given back." },
  past: { title: "This event is over", text: (date: string) => `It ended on ${date}.` },
  started: { title: "It has started", text: "Nobody new can join any more." },
  checkout: {
    title: "Your tickets are held",
    until: (time: string) => `held until ${time}`,
    afterwards: "Pay before that, and they are yours.",
    over: "The time is up. The tickets are back on sale.",
    goOn: "Continue payment",
    release: "Give back",
    sureRelease: "Give these tickets back?",
    sureReleaseText: "They are no longer held for you. Nothing was charged.",
  },
  viewTicket: "View ticket",
  ticketsFrom: (when: string) => `Tickets from ${when}`,
  buyFrom: (price: string) => `Get tickets from ${price}`,
  buy: (price: string) => `Get tickets, ${price}`,
  guests: "Guests",
  guestsHint: (max: number) => (max === 1 ? "You may bring 1 person" : `You may bring up to ${max} people`),
  fewer: "One guest fewer",
  more: "One guest more",
  share: "Share",
  calendar: "Calendar",
  route: "Route",
  host: "Host",
  messageHost: "Message",
  whoIsGoing: "Who’s going",
  andOthers: (names: string, others: number) =>
    others === 0
      ? names
      : others === 1
        ? `${names} and 1 other`
        : `${names} and ${formatNumber(others, "en")} others`,
  goingCount: (count: number) =>
    count === 1 ? "1 person is going." : `${formatNumber(count, "en")} people are going.`,
  onlyForGuests: "You see names once you are going.",
  firstToGo: "Nobody yet. Be the first.",
  about: "About",
  readMore: "Read more",
  tickets: "Tickets",
  gettingThere: "Getting there",
  directions: "Directions",
  joinOnline: "Join online",
  linkForGuests: "The link is shown here once you are going.",
  theHost: "Host",
  held: (count: number) =>
    count === 0
      ? "First event here"
      : count === 1
        ? "1 event so far"
        : `${formatNumber(count, "en")} events so far`,
  somethingWrong: "Something wrong?",
  report: "Report this event",
  manage: "Manage",
  rsvp: "RSVP",
  joinList: "Join waiting list",
  cantMakeIt: "Can’t make it",
  leaveList: "Leave waiting list",
  accept: "Take the place",
  pass: "Pass",
  openInTelegram: "Open in Telegram",
  sureCancel: "Give your place back?",
  sureCancelText: (guests: number): string =>
    guests > 0
      ? "Your place and those of your guests go to whoever waits."
      : "Your place goes to whoever waits.",
  keepPlace: "Keep it",
  sureLeave: "Leave the waiting list?",
  sureLeaveText: "You lose your position.",
  sureLeavePaid: (amount: string) => `You lose your position, and ${amount} goes back the way it came.`,
  getMoneyBack: "Get my money back",
  stay: "Stay",
};
