/** Where the bot asks what to pass on to the organizer of an event. */
export const contactLink = (botUsername: string, ref: string) => `https://t.me/${botUsername}?start=c_${ref}`;
