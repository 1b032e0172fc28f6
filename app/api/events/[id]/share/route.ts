import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { EventParams } from "@/app/api/_http/params";
import { Moment } from "@/domain/moment";
import { seeSharedEvent } from "@/domain/rsvps/see-event";
import { getUser } from "@/domain/users/queries";
import { languageOf } from "@/domain/users/rules";
import { inlineResultOf } from "@/gateways/telegram/inline-result";
import { wordsFor } from "@/messages/locales";
import { links, telegram } from "@/runtime";

const anywhere = { allow_user_chats: true, allow_group_chats: true, allow_channel_chats: true };

export const POST = route(
  {
    method: "POST",
    path: "/api/events/{id}/share",
    summary:
      "Prepares the event's card for the caller to send into a chat (`shareMessage`). A private event is its organizer's to share.",
    auth: "required",
    params: EventParams,
    idempotent: "after",
    status: 201,
    answer: z.object({ preparedMessageId: z.string(), expiresAt: Moment }),
    refusals: ["not_found", "not_organizer", "cancelled", "past"],
  },
  async ({ ctx, params, answer }) => {
    const event = await seeSharedEvent(ctx, params.id);
    const user = await getUser(ctx, ctx.actor.userId);
    const { words, language } = wordsFor(languageOf(user));
    const reading = { ...links, language, timeZone: user.timeZone, now: ctx.now() };
    const { id, expiration_date } = await telegram.savePreparedInlineMessage(
      user.id,
      inlineResultOf(words, reading, event),
      anywhere,
    );
    return answer({ preparedMessageId: id, expiresAt: new Date(expiration_date * 1000) });
  },
);
