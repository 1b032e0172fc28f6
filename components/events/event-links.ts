/** Where an event can be found, for whoever shares or keeps it. */
export type EventLinks = {
  /** Opens the event inside Telegram. */
  telegram: string;
  /** Opens the chat with the bot, which passes a message on to the organizer. */
  contact: string;
  /** The event's page on the web. */
  page: string;
  calendarFile: string;
  google: string;
  outlook: string;
};
