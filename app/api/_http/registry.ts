import { GET as eventCalendar } from "@/app/api/events/[id]/calendar.ics/route";
import { POST as cancelEvent } from "@/app/api/events/[id]/cancel/route";
import { POST as duplicateEvent } from "@/app/api/events/[id]/duplicate/route";
import { POST as messageAttendees } from "@/app/api/events/[id]/message/route";
import { POST as reportEvent } from "@/app/api/events/[id]/reports/route";
import { PUT as changeEvent, GET as showEvent } from "@/app/api/events/[id]/route";
import { POST as inviteWaiting } from "@/app/api/events/[id]/rsvps/[user_id]/invite/route";
import { POST as answerOffer } from "@/app/api/events/[id]/rsvps/[user_id]/offer/route";
import { DELETE as cancelRsvp, PUT as changeRsvp } from "@/app/api/events/[id]/rsvps/[user_id]/route";
import { GET as listAttendees, POST as rsvp } from "@/app/api/events/[id]/rsvps/route";
import { POST as shareEvent } from "@/app/api/events/[id]/share/route";
import { GET as countEvents } from "@/app/api/events/counts/route";
import { GET as listEvents, POST as publishEvent } from "@/app/api/events/route";
import { GET as health } from "@/app/api/health/route";
import { GET as imageFile } from "@/app/api/images/[hash]/[size]/route";
import { POST as uploadImage } from "@/app/api/images/route";
import { operations as inngest } from "@/app/api/inngest/operations";
import { operation as openapi } from "@/app/api/openapi.json/operation";
import { GET as ownEvents } from "@/app/api/organizer/[organizer_id]/events/route";
import { PUT as changeProfile, GET as profile } from "@/app/api/users/[user_id]/route";
import { GET as ownRsvps } from "@/app/api/users/[user_id]/rsvps/route";
import { POST as publishDraft } from "@/app/api/webapp/drafts/[id]/publish/route";
import {
  DELETE as deleteDraft,
  PUT as saveDraft,
  GET as showDraft,
} from "@/app/api/webapp/drafts/[id]/route";
import { GET as listDrafts, POST as openDraft } from "@/app/api/webapp/drafts/route";
import { GET as manageEvent } from "@/app/api/webapp/events/[id]/manage/route";
import { GET as signIn } from "@/app/api/webapp/init/route";
import { POST as renewSession } from "@/app/api/webapp/session/route";
import { operation as telegram } from "@/app/api/webhook/telegram/operation";
import type { Operation } from "./operation";

const routes = [
  signIn,
  renewSession,
  listEvents,
  countEvents,
  publishEvent,
  showEvent,
  changeEvent,
  cancelEvent,
  eventCalendar,
  reportEvent,
  listAttendees,
  rsvp,
  changeRsvp,
  cancelRsvp,
  answerOffer,
  ownRsvps,
  ownEvents,
  shareEvent,
  duplicateEvent,
  messageAttendees,
  inviteWaiting,
  manageEvent,
  listDrafts,
  openDraft,
  showDraft,
  saveDraft,
  deleteDraft,
  publishDraft,
  uploadImage,
  imageFile,
  profile,
  changeProfile,
  health,
];

/** Everything that HTTP answers. A route that is missing here fails tests/http/openapi.test.ts. */
export const registry: readonly Operation[] = [
  ...routes.map(({ operation }) => operation),
  openapi,
  telegram,
  ...inngest,
];
