import { fmt } from "@grammyjs/parse-mode";
import { feedbackIn } from "../feedback";
import { button } from "./buttons";

export const feedback = feedbackIn(
  {
    ask: (title) => fmt`How was ${title}?`,
    skip: "Skip",
    thanks: (organizer) => `Thank you! ${organizer} sees your rating without your name.`,
    commentAsk: (title) => fmt`What would you like to say about ${title}? Send it as one message.`,
    commented: (organizer) => `Thank you! ${organizer} sees your comment without your name.`,
  },
  button,
);
