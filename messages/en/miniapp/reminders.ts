import { formatNumber } from "@/messages/format";

const n = (value: number) => formatNumber(value, "en");
const people = (count: number) => (count === 1 ? "1 person" : `${n(count)} people`);

/** "2 days", "1 hour", "90 minutes": the largest unit that fits. */
function span(minutes: number) {
  const [count, unit] =
    minutes % 1_440 === 0 && minutes > 1_440
      ? [minutes / 1_440, "day"]
      : minutes % 60 === 0
        ? [minutes / 60, "hour"]
        : [minutes, "minute"];
  return `${n(count)} ${unit}${count === 1 ? "" : "s"}`;
}

export const reminders = {
  title: "Reminders",
  hint: "What your guests hear by itself, and when",
  failedTitle: "This did not arrive",
  failedText: "Nothing is lost. Try again in a moment.",
  schedule: "Schedule",
  scheduleNote: (zone: string) =>
    `Times are the venue’s, ${zone}. Who has muted reminders hears none; tickets, refunds and cancellations always arrive.`,

  atOnce: "Confirmation, at once",
  afterRsvp: (minutes: number) =>
    minutes === 0 ? "At once after the RSVP" : `${span(minutes)} after the RSVP`,
  before: (minutes: number, anchor: "start" | "end") =>
    anchor === "start" ? `${span(minutes)} before` : `${span(minutes)} before the end`,
  after: (minutes: number, anchor: "start" | "end") =>
    `${minutes === 0 ? "Right" : span(minutes)} ${minutes === 0 ? "at" : "after"} the ${anchor}`,
  thanks: (timing: string) => `Thank-you, ${timing.charAt(0).toLowerCase()}${timing.slice(1)}`,
  fixed: "At a set time",
  to: (count: number) => people(count),
  eachInTurn: "Each guest after their RSVP",
  off: "Off",
  passed: "Its time has passed",
  sentTo: (sent: number, tapped: number) =>
    `Sent to ${people(sent)}${tapped > 0 ? ` · ${n(tapped)} used a button` : ""}`,
  coming: (count: number) => `${n(count)} still coming`,
  notReached: (count: number) => `${n(count)} not reached`,
  ownWords: "Your words",
  asks: "Asks who still comes",
  switch: (name: string) => `${name}: on or off`,
  add: "Add a reminder",
  full: (max: number) => `An event has at most ${n(max)} reminders.`,

  newTitle: "New reminder",
  when: "When",
  anchors: { before: "Before", after: "Afterwards", fixed: "Set time" },
  count: "How long",
  countWrong: "A whole number, at most 60 days before and 30 after.",
  units: { minutes: "Minutes", hours: "Hours", days: "Days" },
  goesOut: (when: string) => `It goes out on ${when}.`,
  alreadyPast: "That moment has passed. Choose a later one.",
  chooseTime: "Day and time",
  notSet: "Choose",
  toWhom: "To",
  text: "Words",
  textHint: "What should they know?",
  added: "Your words below the confirmation",
  addText: "Add something",
  addedHint: "Such as where to ring, or what to bring",
  addNothing: "Add nothing",
  usual: "Our words, in each guest’s language",
  useOwn: "Write your own",
  useUsual: "Back to our words",
  asksConfirmation: "Ask “still coming?”",
  asksHint: "Guests answer with a tap. Who can’t come frees the place for the waiting list at once.",
  preview: "Preview",
  buttons: {
    coming: "I’ll be there",
    details: "View Details",
    cancel: "Cancel RSVP",
    directions: "Get Directions",
    join: "Join Online",
    feedback: "Share Feedback",
    mute: "Stop these messages",
  },
  usualTexts: {
    confirmation:
      "✅ Your RSVP for {event_name} has been confirmed.\n📅 Date: {event_date} at {event_time}\n📍 Location: {location}",
    day: "⏰ Reminder: {event_name} is tomorrow!\n📅 Date: {event_date} at {event_time}\n📍 Location: {location}\n\nWe’re looking forward to seeing you!",
    hour: "⏰ Your event {event_name} is starting in 1 hour!\n📍 Location: {location}\n\nSee you soon!",
    thanks:
      "👋 Thank you for attending {event_name}!\nWe hope you enjoyed the event. Feel free to share your feedback.",
  },
  starters: {
    day: "📅 Date: {event_date} at {event_time}\n📍 Location: {location}\n\nWe’re looking forward to seeing you, {first_name}!",
    hour: "We start at {time}.\n📍 Location: {location}\n\nSee you soon, {first_name}!",
    thanks: "Thank you for coming, {first_name}!\nWe hope you enjoyed it. Feel free to share your feedback.",
    custom:
      "📅 Date: {event_date} at {event_time}\n📍 Location: {location}\n\nWe’re looking forward to seeing you, {first_name}!",
  },
  test: "Send a test to me",
  tested: "Sent to your chat with the bot",
  save: "Save",
  delete: "Delete this reminder",
  deleteTitle: "Delete this reminder?",
  deleteText: "Nobody hears it. This can’t be undone.",
  deleteYes: "Delete",
  keep: "Keep it",
};
