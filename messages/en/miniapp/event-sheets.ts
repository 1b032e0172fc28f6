/** What opens over an event's page says. */
export const eventSheets = {
  share: "Share",
  addToCalendar: "Add to calendar",
  calendarFile: "Apple and others",
  calendarFileHint: "A file for every calendar",
  google: "Google Calendar",
  outlook: "Outlook",
  copyLink: "Copy link",
  copied: "The link is copied",
  shareInTelegram: "Send to a chat",
  homeScreen: "Add to home screen",
  reportTitle: "What is wrong?",
  reasons: {
    spam: "It is advertising",
    scam: "It looks like a scam",
    offensive: "It is offensive",
    wrong: "The details are wrong",
    other: "Something else",
  },
  reportNote: "Anything we should know (optional)",
  reportSend: "Send report",
  reported: "Thank you. We look at it.",
};
