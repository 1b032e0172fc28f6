import { findOwnDraft } from "@/domain/drafts/queries";
import type { Draft } from "@/domain/drafts/schema";
import { Refusal } from "@/domain/errors";
import { locateEvent } from "@/domain/events/locate";
import { getEvent } from "@/domain/events/queries";
import type { Alert } from "@/messages/catalog";
import { showCard } from "./cards";
import type { BotContext } from "./context";
import { askInPlace } from "./converse";
import { offerToCreate } from "./features/drafts";
import { welcome } from "./features/home";
import { showOutcome } from "./outcome";

/** Where a button is out of date: what has become of its draft takes its place, or what stands now is sent. Answers what to say to the tap, if that is something of its own. */
export async function showCurrent(ctx: BotContext): Promise<Alert | undefined> {
  const { draftId, eventId } = ctx.subject;
  if (draftId !== undefined) return showDraft(ctx, await findOwnDraft(ctx.as, draftId));

  const event = eventId === undefined ? undefined : await findSeen(ctx, eventId);
  await (event ? showCard(ctx, event, { asNew: true }) : welcome(ctx));
  return undefined;
}

/** Undefined for an event that the person may not know of. */
async function findSeen({ as }: BotContext, eventId: string) {
  try {
    return await getEvent(as, (await locateEvent(as, eventId)).id);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

async function showDraft(ctx: BotContext, draft: Draft | undefined): Promise<Alert | undefined> {
  if (!draft) await offerToCreate(ctx);
  else if (draft.status === "open") await askInPlace(ctx, draft);
  else await showOutcome(ctx, draft);

  return draft?.status === "finished" ? done(ctx, draft) : undefined;
}

/** A second tap on what is done hears that it is done. */
function done({ words }: BotContext, { kind, answers }: Draft): Alert | undefined {
  if (kind === "edit" || answers.reminder) return words.saved;
  return kind === "update" ? words.sent : undefined;
}
