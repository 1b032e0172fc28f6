import type { Person } from "../../telegram/protocol";

/** A thing to try. It is done when the bot says something like `proof`, or when a card reaches a group. */
export type Step = {
  id: string;
  title: string;
  /** Said to the person who takes the step, by first name. */
  hint: (name: string) => string;
  who: { role: string; nth: number };
  proof?: RegExp;
};

/** The five steps of "Try it in three minutes". */
export const steps: Step[] = [
  {
    id: "create",
    title: "Create an event",
    hint: (name) => `Be ${name} and send /create`,
    who: { role: "organizer", nth: 0 },
    proof: /\bis published\b/,
  },
  {
    id: "seat",
    title: "Save a seat",
    hint: (name) => `Be ${name} and tap RSVP on the event's card`,
    who: { role: "attendee", nth: 0 },
    proof: /You're now RSVP'd|You're going/,
  },
  {
    id: "share",
    title: "Bring it to a group",
    hint: (name) => `Be ${name}, tap Share and choose a group`,
    who: { role: "organizer", nth: 0 },
  },
  {
    id: "freed",
    title: "Take a freed seat",
    hint: (name) => `Be ${name}, join a full event's waiting list; when someone cancels, accept`,
    who: { role: "attendee", nth: 1 },
    proof: /The seat at .+ is yours\./s,
  },
  {
    id: "update",
    title: "See what changed",
    hint: (name) => `Be ${name}, send /edit and move the event; attendees hear of it`,
    who: { role: "organizer", nth: 0 },
    proof: /Event Update/,
  },
];

/** Who takes a step: the person of that role, or somebody when there is none. */
export function personFor<P extends Person>({ role, nth }: Step["who"], people: P[]): P | undefined {
  const fitting = people.filter((person) => person.role.toLowerCase().includes(role));
  return (
    fitting[nth % Math.max(1, fitting.length)] ?? people[role === "organizer" ? 0 : nth + 1] ?? people[0]
  );
}
