import { previewIn } from "../preview";
import { button } from "./buttons";
import { answer } from "./words";

export const parts = {
  title: "Name",
  zone: "Time zone",
  date: "Date",
  length: "Length",
  location: "Location",
  link: "Link",
  description: "Description",
  paid: "Price",
  capacity: "Capacity",
  listing: "Who can find it",
  guests: "Guests",
  banner: "Picture",
};

export const {
  preview,
  change,
  name: draftName,
} = previewIn(
  {
    head: "Event Preview:",
    name: "Name",
    date: "Date",
    location: "Location",
    price: "Price",
    capacity: "Capacity",
    description: "Description",
    isCorrect: "Is this correct?",
    untitled: "Untitled event",
    change: "Which part would you like to change?",
    parts,
  },
  answer,
  button,
);
