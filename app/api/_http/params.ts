import { z } from "zod";
import { EventRef } from "@/domain/events/schema";

/** A Telegram id in a path. They need 52 bits (Bot API, `User.id`). */
const TelegramId = z
  .string()
  .regex(/^[1-9]\d{0,15}$/)
  .transform(Number)
  .pipe(z.int().max(2 ** 52));

export const EventParams = z.object({ id: EventRef });
export const RsvpParams = z.object({ id: EventRef, user_id: TelegramId });
export const UserParams = z.object({ user_id: TelegramId });
export const OrganizerParams = z.object({ organizer_id: TelegramId });
