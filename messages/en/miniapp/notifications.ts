export const notifications = {
  title: "Notifications",
  hint: "What the bot tells you, and when it is quiet",
  eventsIGoTo: "Events I go to",
  eventsIHost: "Events I host",
  always: "Tickets, payments, changes of time or place and cancellations always reach you.",
  kinds: {
    reminder: { title: "Reminders", text: "One day and one hour before" },
    update: { title: "Messages from hosts", text: "About events you go to or wait for" },
    thanks: { title: "After the event", text: "Thanks, and how it was" },
    "rsvp.first": { title: "First RSVP", text: "When somebody joins an event you host" },
    "rsvp.status": { title: "Running count", text: "How many go to your event, kept up to date" },
  },
  quiet: "Quiet hours",
  from: "From",
  until: "Until",
  quietNote: (zone: string) =>
    `Reminders wait until then, ${zone} time. One for something earlier still comes through.`,
  quietNoteNoZone:
    "Reminders wait until then, by the event’s clock: you have not set a time zone. One for something earlier still comes through.",
  muted: "Muted events",
  mutedNote: "Of these you hear only what you can’t do without.",
  since: (day: string) => `Since ${day}`,
  unmute: "Unmute",
  unmuteOf: (title: string) => `Unmute ${title}`,
  unmuted: (title: string) => `${title} is heard again`,
};
