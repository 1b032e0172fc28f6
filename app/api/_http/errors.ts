import { ZodError } from "zod";
import type { Actor } from "@/domain/context";
import { DraftView } from "@/domain/drafts/schema";
import { InvalidInput, type Reason, Refusal, WrongLink } from "@/domain/errors";
import { countGuess } from "@/domain/limits";
import { getUser } from "@/domain/users/queries";
import { languageOf } from "@/domain/users/rules";
import { logger } from "@/gateways/log";
import type { Reading } from "@/messages/catalog";
import { wordsFor } from "@/messages/locales";
import { contextFor, links } from "@/runtime";
import { json } from "./json";

/** What every refusal is in HTTP. */
export const statuses: Record<Reason, 401 | 403 | 404 | 409 | 422 | 429 | 503> = {
  already_going: 409,
  already_sent: 409,
  already_waiting: 409,
  awaits_approval: 409,
  not_approved: 409,
  cancelled: 409,
  capacity_above_tickets: 409,
  capacity_below_taken: 409,
  checkout_gone: 409,
  checkout_open: 409,
  currency_fixed: 409,
  draft_conflict: 409,
  draft_gone: 404,
  draft_moved_on: 409,
  event_suspended: 403,
  hold_ends_soon: 409,
  idempotency_mismatch: 422,
  in_progress: 409,
  is_admin: 409,
  kept_out: 403,
  message_empty: 422,
  message_too_long: 422,
  method_not_offered: 409,
  needs_ticket: 422,
  cannot_be_reached: 409,
  not_a_guest: 403,
  not_admin: 403,
  not_an_image: 422,
  not_enough_seats: 409,
  not_found: 404,
  not_going: 404,
  not_on_sale: 409,
  not_organizer: 403,
  not_over: 409,
  not_waiting: 409,
  not_yours: 403,
  offer_gone: 409,
  organizer_unpaid: 409,
  past: 409,
  place_fixed: 409,
  price_changed: 409,
  price_too_low: 422,
  private_only: 409,
  promo_gone: 409,
  promo_too_large: 422,
  provider_unreachable: 503,
  rate_limited: 429,
  refund_too_large: 422,
  reminder_in_the_past: 422,
  sales_not_open: 409,
  sign_in: 401,
  sold_out: 409,
  stale_button: 409,
  started: 409,
  suspended: 403,
  ticket_gone: 404,
  ticket_type_in_use: 409,
  ticket_used: 409,
  tickets_below_taken: 409,
  tickets_passed_on: 409,
  too_many_drafts: 409,
  too_many_events: 429,
  too_many_guests: 422,
  too_many_holds: 429,
  too_many_messages: 429,
  too_many_reminders: 409,
  too_many_tickets: 422,
  unknown_placeholder: 422,
};

/** What a client did wrong before anybody looked at its wish; told to developers, so in English. */
const malformed = {
  invalid_json: { status: 400, message: "The body must be JSON in UTF-8." },
  too_large: { status: 413, message: "The body is too large." },
  unknown_query: { status: 400, message: "This address takes nothing behind a question mark." },
  wrong_signature: { status: 400, message: "The body must carry the sender's signature of it." },
  wrong_type: { status: 415, message: "The body must be application/json." },
} as const;

export const nothingHere = "There is nothing at this address, or nothing that you may see.";

export class Malformed extends Error {
  /** `detail` is a sentence that follows what is said of every such mistake. */
  constructor(
    readonly reason: keyof typeof malformed,
    readonly detail?: string,
  ) {
    super(reason);
  }
}

/** The one place where an error becomes a response. Faults are logged with an id, and never described to the caller. */
export async function toResponse(
  error: unknown,
  { actor, at }: { actor: Actor; at: string },
): Promise<Response> {
  if (error instanceof Malformed) {
    const { status, message } = malformed[error.reason];
    const said = error.detail ? `${message} ${error.detail}` : message;
    return json({ error: error.reason, message: said }, { status });
  }
  if (error instanceof ZodError)
    return invalidInput(error.issues.map(({ path, message }) => ({ path: path.map(String), message })));
  if (error instanceof InvalidInput)
    return invalidInput([{ path: error.field.split("."), message: error.problem }]);
  if (error instanceof Refusal) return refused(await counted(error, actor), { actor, at });

  const errorId = contextFor(actor).newId();
  logger.error({ err: error, errorId, at }, "A request failed");
  const { words, reading } = await readingOf({ type: "anonymous" });
  return json(
    { error: "unavailable", message: words.unavailable(reading, errorId).text, errorId },
    { status: 500 },
  );
}

const invalidInput = (issues: { path: string[]; message: string }[]) =>
  json({ error: "invalid_input", message: "Some of the input is not valid.", issues }, { status: 422 });

/** Counted here and not where it was found out: what is refused in a transaction is undone with it. */
async function counted(refusal: Refusal, actor: Actor): Promise<Refusal> {
  if (!(refusal instanceof WrongLink)) return refusal;
  try {
    await countGuess(contextFor(actor));
    return refusal;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

async function refused(refusal: Refusal, { actor, at }: { actor: Actor; at: string }) {
  const { words, reading } = await readingOf(actor);
  const say = words.refusals[refusal.reason] as (reading: Reading, refusal: Refusal) => { text: string };
  // The chat knows of events alone by a name that is typed.
  const isElsewhere = refusal.reason === "not_found" && !at.includes("/events/");
  const headers = {
    ...retryAfter(refusal, reading.now),
    ...(refusal.reason === "sign_in" ? { "www-authenticate": "tma, Bearer" } : {}),
  };
  return json(
    {
      error: refusal.reason,
      message: isElsewhere ? nothingHere : say(reading, refusal).text,
      retryAt: nextTry(refusal),
      ...conflictIn(refusal),
    },
    { status: statuses[refusal.reason], headers },
  );
}

/** Where somebody else was faster: which fields differ, and the draft as it is now. */
function conflictIn({ details }: Refusal) {
  if (!details || !("draft" in details)) return {};
  return { fields: details.fields, draft: DraftView.parse(details.draft) };
}

/** Words come in the caller's language, and times by their clock. */
async function readingOf(actor: Actor) {
  const ctx = contextFor(actor);
  const user = actor.type === "user" ? await getUser(ctx, actor.userId).catch(() => undefined) : undefined;
  const { words, language } = wordsFor(user ? languageOf(user) : null);
  return { words, reading: { ...links, language, timeZone: user?.timeZone ?? null, now: ctx.now() } };
}

function retryAfter({ reason, details }: Refusal, now: Date): Record<string, string> {
  if (reason === "in_progress") return { "retry-after": "2" };
  const at = nextTry({ details });
  return at ? { "retry-after": String(Math.max(1, Math.ceil((at.getTime() - now.getTime()) / 1000))) } : {};
}

/** From when on it may be tried again. */
function nextTry({ details }: Pick<Refusal, "details">): Date | undefined {
  if (details && "nextAt" in details) return details.nextAt;
  return details && "retryAt" in details ? details.retryAt : undefined;
}
