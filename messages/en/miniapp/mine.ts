import { formatNumber } from "@/messages/format";

export const mine = {
  title: "My events",
  when: "Which events",
  ahead: "Upcoming",
  past: "Past",
  offers: "Held for you",
  waiting: "Waiting list",
  today: "Today",
  tomorrow: "Tomorrow",
  going: "Going",
  goingWith: (guests: number) => `Going +${guests}`,
  offerUntil: (time: string) => `Answer by ${time}`,
  position: (position: number) => `Number ${formatNumber(position, "en")} on the list`,
  emptyAheadTitle: "Nothing is coming up",
  emptyAheadText: "Events you go to, or wait for, stand here.",
  emptyPastTitle: "Nothing behind you yet",
  emptyPastText: "Events you went to stand here once they are over.",
  discover: "Find an event",
  failedTitle: "Your events did not arrive",
  failedText: "Nothing is lost. Try again in a moment.",
};
