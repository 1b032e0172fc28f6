import { previewIn } from "../preview";
import { button } from "./buttons";
import { answer, tickets } from "./words";

export const parts = {
  title: "Name",
  zone: "Time zone",
  date: "Date",
  length: "Length",
  location: "Location",
  link: "Link",
  description: "Description",
  paid: "Price",
  tickets: "Tickets",
  refunds: "Refunds",
  capacity: "Capacity",
  category: "Category",
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
    tickets: "Ticket types",
    category: "Category",
    description: "Description",
    isCorrect: "Is this correct?",
    untitled: "Untitled event",
    change: "Which part would you like to change?",
    parts,
  },
  answer,
  tickets,
  button,
);
