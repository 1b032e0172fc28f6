import { userAgent } from "next/server";
import { addressOf } from "@/app/api/_http/caller";
import { toResponse } from "@/app/api/_http/errors";
import { DeliveryParams } from "@/app/api/_http/params";
import { matchPath } from "@/app/api/_http/path";
import { Refusal } from "@/domain/errors";
import { isKnownCall } from "@/domain/events/rules";
import { followLink } from "@/domain/notifications/follow-link";
import { LetterLink } from "@/domain/notifications/schema";
import { directionsTo } from "@/messages/directions";
import { contextFor, links } from "@/runtime";
import { leaving } from "./leaving";
import { nothingHere } from "./nothing-here";

const Link = DeliveryParams.extend({ to: LetterLink });

/**
 * The way out of a letter by one of its buttons: counts that it was used, and leads to where the event is by now.
 * Where that is comes from the event alone, never from the address.
 */
export async function GET(request: Request): Promise<Response> {
  const link = Link.safeParse(matchPath("/l/{delivery_id}/{to}", new URL(request.url).pathname));
  if (!link.success) return nothingHere(request);

  const { delivery_id: deliveryId, to } = link.data;
  const actor = { type: "anonymous", address: addressOf(request) } as const;
  try {
    const { event, leadsTo } = await followLink(contextFor(actor), {
      deliveryId,
      to,
      isTap: isByPerson(request),
    });
    const targets = { directions: directionsTo(event), join: event.onlineUrl, event: null };
    const { href: location } = new URL(targets[leadsTo] ?? `${links.appUrl}/e/${event.ref}`);
    if (leadsTo === "join" && !isKnownCall(location)) return leaving(request, location);
    return new Response(null, { status: 302, headers: { location, "cache-control": "no-store" } });
  } catch (error) {
    if (error instanceof Refusal) return nothingHere(request);
    return toResponse(error, { actor, at: "GET /l/{delivery_id}/{to}" });
  }
}

/** Next answers HEAD by this as well, and programs look at addresses that people paste or may soon open. */
function isByPerson(request: Request) {
  const isAhead = /prefetch|preview/.test(
    request.headers.get("sec-purpose") ?? request.headers.get("purpose") ?? "",
  );
  return request.method === "GET" && !isAhead && !userAgent(request).isBot;
}
