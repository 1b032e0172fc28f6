import { formatNumber } from "@/messages/format";

const n = (value: number) => formatNumber(value, "en");
const people = (count: number) => (count === 1 ? "1 person" : `${n(count)} people`);
const places = (count: number) => (count === 1 ? "1 place" : `${n(count)} places`);

export const manage = {
  views: "Views",
  overview: "Overview",
  guests: "Guests",

  goneTitle: "Nothing is here",
  goneText: "This event does not exist, or somebody else hosts it.",
  toHosting: "Back to your events",
  failedTitle: "This did not arrive",
  failedText: "Nothing is lost. Try again in a moment.",

  going: "Going",
  of: (capacity: number) => `of ${n(capacity)}`,
  withGuests: (guests: number) => (guests === 0 ? "All come alone" : `Including ${n(guests)} brought along`),
  placesLeft: "Places left",
  noLimit: "No limit",
  everybodyFits: "Everybody finds a place",
  held: (count: number) => (count === 0 ? "None is held" : `Not counting those on offer to ${people(count)}`),
  lastWeek: "Last 7 days",
  weekBefore: (difference: number) =>
    difference === 0
      ? "As many as the week before"
      : `${difference > 0 ? "+" : "−"}${n(Math.abs(difference))} on the week before`,
  waitingList: "Waiting list",
  nextInLine: "The next free place is offered to who is first",
  nobodyWaits: "Nobody waits",

  chartTitle: "RSVPs over time",
  days: (count: number) => (count === 1 ? "1 day" : `${n(count)} days`),
  dayOfChart: "Day",
  today: "Today",
  onDay: (day: string, added: number, total: number) => `${day}: ${n(added)} new, ${n(total)} in all`,
  chartEmpty: "The first RSVP shows here. Sharing the event usually helps.",
  chartSummary: (total: number, first: string, best: string, most: number) =>
    `${places(total)} taken since ${first}; most on ${best}, ${n(most)}.`,

  share: "Share",
  shareEvent: "Share the event",
  messageGuests: "Message guests",
  edit: "Edit",
  payments: "Payments",
  view: "View as guest",
  duplicate: "Duplicate",
  duplicateHint: "A new draft that says the same, without the date",
  newLink: "New link",
  newLinkHint: "Links that were sent before stop working",
  newLinkTitle: "Make a new link?",
  newLinkText:
    "Links that were sent before stop working. Whoever opened one, goes or waits stays invited, and cards in chats get the new link.",
  newLinkYes: "Make a new link",
  newLinkNo: "Keep it",
  newLinkDone: "There is a new link. Share it from here.",
  cancelEvent: "Cancel event",
  reviewPending: "Being looked at",
  reviewPendingText:
    "An administrator looks at it before it is listed for everyone. Your link works meanwhile.",
  reviewPendingSale: "Tickets go on sale once it is approved.",
  reviewDeclined: "Not listed for everyone",
  reviewDeclinedSale: "No tickets are sold for it.",
  suspendedTitle: "Suspended by an administrator",
  suspendedText:
    "Besides you, only administrators see it, and nothing of it is sold or sent. If you think this is a mistake, send /support to the bot.",
  cancelledTitle: "This event is cancelled",
  cancelledText: "Everybody who was coming, or waiting, is told.",

  searchGuests: "Name or @username",
  clearSearch: "Clear the search",
  all: "All",
  statuses: { confirmed: "Going", pending: "Offered", waitlisted: "Waiting" },
  place: (position: number) => `Waiting ${n(position)}`,
  brings: (guests: number) => `+${n(guests)}`,
  noGuestsTitle: "Nobody has joined yet",
  noGuestsText: "Guests stand here as soon as they RSVP. Sharing the event usually helps.",
  noMatchTitle: "Nobody by that name",
  noMatchText: "Try fewer letters, or another list.",
  nobodyHere: "Nobody on this list",
  nobodyHereText: "It fills by itself as people answer.",

  guest: "Guest",
  openChat: "Open chat",
  write: "Message",
  writeHint: "The bot delivers it",
  party: "Party",
  alone: "Comes alone",
  partyOf: (size: number) => `${n(size)} people`,
  joined: "Joined",
  stillComing: "Still coming",
  standing: "Stands",
  offer: "Offer a place",
  offerHint: "Held for them, before those ahead",
  offerAdds: (count: number) => `Adds ${places(count)} to the event, held for them alone`,
  offered: (name: string) => `A place is held for ${name}`,
  removeAndKeepOut: "Remove and keep out",
  keepOutHint: "They can’t join again until you let them in",
  keepOutText: "They can’t join again, by no link and no ticket that is passed on, until you let them in.",
  keptOut: "Kept out",
  keptOutNote: "They can’t join, whatever link they have.",
  letIn: "Let in again",
  letInDone: (name: string) => `${name} can join again`,
  remove: "Remove from the event",
  removeTitle: (name: string) => `Remove ${name}?`,
  removeText: (size: number) =>
    `${size > 1 ? `All ${n(size)} places become` : "The place becomes"} free and ${size > 1 ? "go" : "goes"} to who waits. They are told.`,
  removeWaitingText: "They leave the waiting list and are told.",
  removeYes: "Remove",
  keep: "Keep",
  removed: (name: string) => `${name} is no longer on the list`,

  cancelTitle: "Cancel this event?",
  cancelText: (told: number) =>
    told === 0
      ? "Nobody has joined yet, so nobody is told. This can’t be undone."
      : `${people(told)} ${told === 1 ? "is" : "are"} told at once. This can’t be undone.`,
  cancelOwed: (amount: string, paid: number) => `${amount} goes back to ${people(paid)}.`,
  note: "A note for them",
  noteHint: "Why, or what comes instead. You can leave it out.",
  cancelYes: "Cancel the event",
  cancelNow: "Cancel it",
  cancelKeep: "Keep it",
  cancelDone: "The event is cancelled",
};
