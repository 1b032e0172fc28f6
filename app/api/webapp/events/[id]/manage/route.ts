import { z } from "zod";
import { route } from "@/app/api/_http/handler";
import { EventParams } from "@/app/api/_http/params";
import { locateEvent } from "@/domain/events/locate";
import { getEvent } from "@/domain/events/queries";
import { OwnEventView } from "@/domain/events/schema";
import { findImage } from "@/domain/images/queries";
import { ImageView } from "@/domain/images/schema";
import { readOwed } from "@/domain/payments/read-owed";
import { Owed } from "@/domain/payments/schema";
import { countPeople, seatsByDay } from "@/domain/rsvps/queries";
import { SeatsOnDay } from "@/domain/rsvps/schema";

export const GET = route(
  {
    method: "GET",
    path: "/api/webapp/events/{id}/manage",
    summary:
      "An event as its organizer manages it: how many people (parties) stand how to it, what goes back to whom if it is cancelled, and seats by the day they were taken.",
    auth: "required",
    params: EventParams,
    answer: z.object({
      event: OwnEventView,
      banner: ImageView.nullable(),
      counts: z.object({ confirmed: z.int(), pending: z.int(), waiting: z.int() }),
      owed: z.array(Owed),
      series: z.array(SeatsOnDay),
    }),
    refusals: ["not_found", "not_organizer"],
  },
  async ({ ctx, params, answer }) => {
    const { id } = await locateEvent(ctx, params.id);
    const event = await getEvent(ctx, id);
    const series = await seatsByDay(ctx, event);
    const banner = event.bannerImage === null ? undefined : await findImage(ctx, event.bannerImage);
    const owed = await readOwed(ctx, event);
    return answer({ event, banner: banner ?? null, counts: await countPeople(ctx, id), owed, series });
  },
);
