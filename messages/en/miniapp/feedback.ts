import { formatNumber } from "@/messages/format";

const n = (value: number) => formatNumber(value, "en");

export const feedback = {
  title: "Feedback",
  hint: "Stars and words of those who were there",
  failedTitle: "This did not arrive",
  failedText: "Nothing is lost. Try again in a moment.",
  emptyTitle: "No feedback to show yet",
  emptyText:
    "After the event, guests are asked how it was. Their stars and words stand here once five have rated, without names, and brought up to date every hour.",
  fewTitle: (count: number) => (count === 1 ? "1 person has rated" : `${n(count)} people have rated`),
  fewText: (fewest: number) =>
    `Stars and comments are shown once ${n(fewest)} people have rated, and brought up to date every hour, so that nobody can be told by them.`,
  of5: "of 5",
  ratings: (count: number) => (count === 1 ? "1 rating" : `${n(count)} ratings`),
  stars: (count: number) => (count === 1 ? "1 star" : `${n(count)} stars`),
  row: (stars: number, count: number) =>
    `${stars === 1 ? "1 star" : `${n(stars)} stars`}: ${count === 1 ? "1 rating" : `${n(count)} ratings`}`,
  comments: "What they say",
  noComments: "Nobody has added words so far.",
  nameless:
    "Ratings and comments come without names, in no order of time, and are brought up to date every hour.",

  ask: "How was it?",
  rated: (stars: number) => `You gave ${stars === 1 ? "1 star" : `${n(stars)} stars`}`,
  thanks: "Thank you. The host sees it without your name.",
  hidden: "The host sees your rating without your name.",
  comment: "A comment",
  commentHint: "What was good, what could be better?",
  send: "Send the comment",
  sent: "Your comment is with the host",
};
