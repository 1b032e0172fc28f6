import { DELETE as letIn } from "@/app/api/events/[id]/blocks/[user_id]/route";
import { GET as listBlocked } from "@/app/api/events/[id]/blocks/route";
import { GET as eventCalendar } from "@/app/api/events/[id]/calendar.ics/route";
import { POST as cancelEvent } from "@/app/api/events/[id]/cancel/route";
import { DELETE as undoCheckIn } from "@/app/api/events/[id]/checkins/[ticket_id]/route";
import { POST as checkIn } from "@/app/api/events/[id]/checkins/route";
import { POST as duplicateEvent } from "@/app/api/events/[id]/duplicate/route";
import { GET as ownFeedback } from "@/app/api/events/[id]/feedback/own/route";
import { PUT as giveFeedback, GET as showFeedback } from "@/app/api/events/[id]/feedback/route";
import { POST as renewLink } from "@/app/api/events/[id]/link/route";
import { GET as listAudiences } from "@/app/api/events/[id]/notifications/audiences/route";
import { POST as retryBroadcast } from "@/app/api/events/[id]/notifications/broadcasts/[broadcast_id]/retry/route";
import {
  PUT as changeBroadcast,
  GET as showBroadcast,
  DELETE as stopBroadcast,
} from "@/app/api/events/[id]/notifications/broadcasts/[broadcast_id]/route";
import { GET as listBroadcasts } from "@/app/api/events/[id]/notifications/broadcasts/route";
import { GET as listDeliveries } from "@/app/api/events/[id]/notifications/deliveries/route";
import { PUT as changeReminders, GET as listReminders } from "@/app/api/events/[id]/notifications/route";
import { POST as sendMessage } from "@/app/api/events/[id]/notifications/send/route";
import { POST as testMessage } from "@/app/api/events/[id]/notifications/test/route";
import { GET as listPayments, POST as startPayment } from "@/app/api/events/[id]/payments/route";
import { DELETE as deletePromo } from "@/app/api/events/[id]/promos/[promo_id]/route";
import { POST as createPromo, GET as listPromos } from "@/app/api/events/[id]/promos/route";
import { GET as refundProgress } from "@/app/api/events/[id]/refunds/route";
import { POST as reportEvent } from "@/app/api/events/[id]/reports/route";
import { PUT as changeEvent, GET as showEvent } from "@/app/api/events/[id]/route";
import { POST as inviteWaiting } from "@/app/api/events/[id]/rsvps/[user_id]/invite/route";
import { POST as answerOffer } from "@/app/api/events/[id]/rsvps/[user_id]/offer/route";
import { DELETE as cancelRsvp, PUT as changeRsvp } from "@/app/api/events/[id]/rsvps/[user_id]/route";
import { GET as listAttendees, POST as rsvp } from "@/app/api/events/[id]/rsvps/route";
import { POST as shareEvent } from "@/app/api/events/[id]/share/route";
import { GET as showOffer } from "@/app/api/events/[id]/tickets/route";
import { GET as countEvents } from "@/app/api/events/counts/route";
import { GET as listEvents, POST as publishEvent } from "@/app/api/events/route";
import { GET as health } from "@/app/api/health/route";
import { GET as imageFile } from "@/app/api/images/[hash]/[size]/route";
import { POST as uploadImage } from "@/app/api/images/route";
import { operations as inngest } from "@/app/api/inngest/operations";
import { operation as openapi } from "@/app/api/openapi.json/operation";
import { GET as ownEvents } from "@/app/api/organizer/[organizer_id]/events/route";
import { GET as receipt } from "@/app/api/payments/[payment_id]/receipt/route";
import { POST as refundPayment } from "@/app/api/payments/[payment_id]/refunds/route";
import { GET as showPayment } from "@/app/api/payments/[payment_id]/route";
import { GET as showTicket } from "@/app/api/tickets/[ticket_id]/route";
import {
  POST as transferTicket,
  DELETE as withdrawTransfer,
} from "@/app/api/tickets/[ticket_id]/transfer/route";
import { POST as claimTicket } from "@/app/api/tickets/claim/route";
import { PUT as muteEvent, DELETE as unmuteEvent } from "@/app/api/users/[user_id]/mutes/[event_id]/route";
import { GET as listMutes } from "@/app/api/users/[user_id]/mutes/route";
import { PUT as changeProfile, GET as profile } from "@/app/api/users/[user_id]/route";
import { GET as ownRsvps } from "@/app/api/users/[user_id]/rsvps/route";
import { GET as ownTickets } from "@/app/api/users/[user_id]/tickets/route";
import { POST as publishDraft } from "@/app/api/webapp/drafts/[id]/publish/route";
import {
  DELETE as deleteDraft,
  PUT as saveDraft,
  GET as showDraft,
} from "@/app/api/webapp/drafts/[id]/route";
import { GET as listDrafts, POST as openDraft } from "@/app/api/webapp/drafts/route";
import { GET as manageEvent } from "@/app/api/webapp/events/[id]/manage/route";
import { GET as listInApp, POST as publishInApp } from "@/app/api/webapp/events/route";
import { GET as signIn } from "@/app/api/webapp/init/route";
import { DELETE as endSessions, POST as renewSession } from "@/app/api/webapp/session/route";
import { POST as connectAccount, GET as showAccount } from "@/app/api/webapp/stripe-account/route";
import { operation as stripe } from "@/app/api/webhook/stripe/operation";
import { operation as telegram } from "@/app/api/webhook/telegram/operation";
import { operation as telegramPayments } from "@/app/api/webhook/telegram-payments/operation";
import { POST as replayWebhook } from "@/app/api/webhooks/[webhook_id]/replay/route";
import { GET as listDeadWebhooks } from "@/app/api/webhooks/route";
import type { Operation } from "./operation";

const routes = [
  signIn,
  renewSession,
  endSessions,
  listEvents,
  countEvents,
  publishEvent,
  showEvent,
  renewLink,
  changeEvent,
  cancelEvent,
  eventCalendar,
  reportEvent,
  listAttendees,
  rsvp,
  changeRsvp,
  cancelRsvp,
  answerOffer,
  showOffer,
  startPayment,
  showPayment,
  receipt,
  listPayments,
  refundPayment,
  refundProgress,
  showTicket,
  ownTickets,
  transferTicket,
  withdrawTransfer,
  claimTicket,
  checkIn,
  undoCheckIn,
  listPromos,
  createPromo,
  deletePromo,
  ownRsvps,
  ownEvents,
  shareEvent,
  duplicateEvent,
  listReminders,
  changeReminders,
  sendMessage,
  testMessage,
  listAudiences,
  listBroadcasts,
  showBroadcast,
  changeBroadcast,
  stopBroadcast,
  retryBroadcast,
  listDeliveries,
  showFeedback,
  giveFeedback,
  ownFeedback,
  inviteWaiting,
  listBlocked,
  letIn,
  listInApp,
  publishInApp,
  manageEvent,
  listDrafts,
  openDraft,
  showDraft,
  saveDraft,
  deleteDraft,
  publishDraft,
  connectAccount,
  showAccount,
  uploadImage,
  imageFile,
  profile,
  changeProfile,
  listMutes,
  muteEvent,
  unmuteEvent,
  listDeadWebhooks,
  replayWebhook,
  health,
];

/** Everything that HTTP answers. A route that is missing here fails tests/http/openapi.test.ts. */
export const registry: readonly Operation[] = [
  ...routes.map(({ operation }) => operation),
  openapi,
  telegram,
  telegramPayments,
  stripe,
  ...inngest,
];
