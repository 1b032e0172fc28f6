import type { User } from "./schema";

export const fullName = ({ firstName, lastName }: Pick<User, "firstName" | "lastName">) =>
  lastName ? `${firstName} ${lastName}` : firstName;

/** The language to speak: the one they chose, else Telegram's. */
export const languageOf = ({ locale, languageCode }: Pick<User, "locale" | "languageCode">) =>
  locale ?? languageCode;

/** A bot may write only to people who started it and did not block it since (Bot API, 403). */
export const isReachable = ({ startedAt, blockedAt }: Pick<User, "startedAt" | "blockedAt">) =>
  startedAt !== null && blockedAt === null;

/** The nine zones offered before anyone has typed a city: every inhabited side of the world once. */
export const suggestedZones: string[] = [
  "Europe/Berlin",
  "Europe/London",
  "Europe/Lisbon",
  "America/New_York",
  "America/Los_Angeles",
  "America/Sao_Paulo",
  "Asia/Dubai",
  "Asia/Kolkata",
  "Asia/Tokyo",
];
