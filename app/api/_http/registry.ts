import { GET as eventCalendar } from "@/app/api/events/[id]/calendar.ics/route";
import { POST as cancelEvent } from "@/app/api/events/[id]/cancel/route";
import { PUT as changeEvent, GET as showEvent } from "@/app/api/events/[id]/route";
import { POST as answerOffer } from "@/app/api/events/[id]/rsvps/[user_id]/offer/route";
import { DELETE as cancelRsvp, PUT as changeRsvp } from "@/app/api/events/[id]/rsvps/[user_id]/route";
import { GET as listAttendees, POST as rsvp } from "@/app/api/events/[id]/rsvps/route";
import { GET as listEvents, POST as publishEvent } from "@/app/api/events/route";
import { GET as health } from "@/app/api/health/route";
import { operations as inngest } from "@/app/api/inngest/operations";
import { operation as openapi } from "@/app/api/openapi.json/operation";
import { GET as ownEvents } from "@/app/api/organizer/[organizer_id]/events/route";
import { GET as ownRsvps } from "@/app/api/users/[user_id]/rsvps/route";
import { GET as signIn } from "@/app/api/webapp/init/route";
import { operation as telegram } from "@/app/api/webhook/telegram/operation";
import type { Operation } from "./operation";

const routes = [
  signIn,
  listEvents,
  publishEvent,
  showEvent,
  changeEvent,
  cancelEvent,
  eventCalendar,
  listAttendees,
  rsvp,
  changeRsvp,
  cancelRsvp,
  answerOffer,
  ownRsvps,
  ownEvents,
  health,
];

/** Everything that HTTP answers. A route that is missing here fails tests/http/openapi.test.ts. */
export const registry: readonly Operation[] = [
  ...routes.map(({ operation }) => operation),
  openapi,
  telegram,
  ...inngest,
];
