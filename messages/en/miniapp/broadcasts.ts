import { formatNumber } from "@/messages/format";

const n = (value: number) => formatNumber(value, "en");
const people = (count: number) => (count === 1 ? "1 person" : `${n(count)} people`);

export const broadcasts = {
  title: "Messages",
  hint: "Write to your guests, and what became of it",
  failedTitle: "This did not arrive",
  failedText: "Nothing is lost. Try again in a moment.",

  to: "To",
  audiences: {
    everybody: "Everybody",
    going: "Everyone going",
    notIn: "Not in yet",
    in: "Checked in",
    offered: "Offered a place",
    waiting: "Waiting list",
  },
  nobody: "Nobody has joined yet. A message finds its readers as soon as there are guests.",
  reached: (count: number) =>
    count === 0
      ? "Nobody would get it."
      : `${people(count)} ${count === 1 ? "gets" : "get"} it in Telegram; each party once.`,
  unreachable: (count: number) =>
    count === 1
      ? "1 has blocked the bot or never started it."
      : `${n(count)} have blocked the bot or never started it.`,
  muted: (count: number) => `${n(count)} turned messages from hosts off.`,

  text: "Your message",
  textHint: "What should they know?",
  placeholders: "Insert",
  length: (length: number, max: number) => `${n(length)} / ${n(max)}`,
  tooLong: (over: number) => `${n(over)} ${over === 1 ? "character" : "characters"} too many`,
  unknownPlaceholder: (name: string) => `{${name}} is not known here. Use one of those below.`,
  when: "Send",
  now: "Now",
  whenTitle: "When to send it",
  whenNow: "Send it now instead",
  whenSet: "Set the time",
  whenPast: "That moment has passed.",
  preview: "Preview",
  previewHead: (title: string) => `🚨 Event Update: ${title}`,
  previewButton: "View Updated Details",
  previewMute: "Stop these messages",
  previewEmpty: "Your words stand here as guests see them.",

  test: "Test to me",
  tested: "Sent to your chat with the bot",
  send: (count: number) => (count === 1 ? "Send to 1 person" : `Send to ${n(count)} people`),
  schedule: (count: number) => `Schedule for ${n(count)}`,
  save: "Save changes",
  sendTitle: (count: number) => `Send to ${people(count)}?`,
  sendText: "It goes out at once. What has arrived can’t be taken back.",
  scheduleText: (when: string) => `It goes out on ${when}. Until then you can change or stop it.`,
  sendYes: "Send",
  scheduleYes: "Schedule",
  no: "Not yet",
  sent: (count: number) => `On its way to ${people(count)}`,
  scheduled: (when: string) => `It goes out on ${when}`,
  saved: "Changed",

  messageTo: (name: string) => `Message to ${name}`,
  heardByOne: (name: string) =>
    `${name} hears it from the bot, unless they have blocked it or muted messages from hosts.`,
  notToOne: (name: string) => `${name} cannot be written to, or has muted messages from hosts.`,

  history: "Sent and planned",
  historyEmpty: "What you send is kept here, with how many it reached.",
  states: { scheduled: "Planned", sending: "Sending", sent: "Sent", stopped: "Stopped" },
  planned: people,
  sending: (done: number, all: number) => `Sending… ${n(done)} of ${n(all)}`,
  result: (sent: number, all: number) => `Sent to ${n(sent)} of ${people(all)}`,
  stoppedAt: (sent: number, all: number) => `Stopped after ${n(sent)} of ${n(all)}`,
  neverSent: "Stopped before it went out",
  message: "Message",
  counts: {
    sent: "Arrived",
    queued: "Still to go",
    blocked: "Have blocked the bot",
    failed: "Could not be reached",
    skipped: "Left out: muted, or no longer coming",
    tapped: "Used one of its buttons",
  },
  notReached: "Not reached",
  reasons: { blocked: "Has blocked the bot", failed: "Telegram did not take it" },
  stop: "Stop it",
  stopTitle: "Stop this message?",
  stopText: (left: number) =>
    left === 1 ? "1 person has not got it yet." : `${n(left)} people have not got it yet.`,
  stopYes: "Stop",
  stopNo: "Let it go on",
  stopped: "Stopped",
  retry: (count: number) => `Try the ${n(count)} again`,
  retried: "Trying again",
  edit: "Change it",
  editing: "You are changing a planned message.",
  editStop: "Leave it as it was",
};
