import { formatNumber } from "@/messages/format";

export const hosting = {
  title: "Hosting",
  create: "Create an event",
  createShort: "New event",
  drafts: "Drafts",
  untitled: "Event without a name",
  editedInChat: (ago: string) => `Edited in chat, ${ago}`,
  editedHere: (ago: string) => `Edited here, ${ago}`,
  changesOf: (title: string) => `Changes to ${title}`,
  ahead: "Coming up",
  past: "Past",
  onNow: "On now",
  inReview: "In review",
  suspended: "Suspended",
  notListed: "Not listed",
  published: "Published",
  goingOf: (going: number, capacity: number) =>
    `${formatNumber(going, "en")} of ${formatNumber(capacity, "en")} going`,
  waiting: (people: number) => `${formatNumber(people, "en")} waiting`,
  emptyTitle: "You host nothing yet",
  emptyText: "Give it a name, a time and a place. It takes a minute, and one tap shares it.",
  failedTitle: "Your events did not arrive",
  failedText: "Nothing is lost. Try again in a moment.",
};
