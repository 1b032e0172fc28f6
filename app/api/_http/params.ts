import { z } from "zod";
import { EventRef } from "@/domain/events/schema";
import { fileNames, ImageHash } from "@/domain/images/schema";

/** A Telegram id in a path. They need 52 bits (Bot API, `User.id`). */
const TelegramId = z
  .string()
  .regex(/^[1-9]\d{0,15}$/)
  .transform(Number)
  .pipe(z.int().max(2 ** 52));

export const EventParams = z.object({ id: EventRef });
export const RsvpParams = z.object({ id: EventRef, user_id: TelegramId });
export const UserParams = z.object({ user_id: TelegramId });
const Uuid = z.uuid().transform((id) => id.toLowerCase());
export const DraftParams = z.object({ id: Uuid });
export const PaymentParams = z.object({ payment_id: Uuid });
export const WebhookParams = z.object({ webhook_id: Uuid });
export const TicketParams = z.object({ ticket_id: Uuid });
export const CheckInParams = z.object({ id: EventRef, ticket_id: Uuid });
export const PromoParams = z.object({ id: EventRef, promo_id: Uuid });
export const BroadcastParams = z.object({ id: EventRef, broadcast_id: Uuid });
export const DeliveryParams = z.object({ delivery_id: Uuid });
export const MuteParams = z.object({ user_id: TelegramId, event_id: Uuid });
export const ImageParams = z.object({
  hash: ImageHash,
  size: z.enum(fileNames),
});
export const OrganizerParams = z.object({ organizer_id: TelegramId });
