import type { IncomingMessage, ServerResponse } from "node:http";
import { readBytes } from "../../telegram/http/body";
import { completeOnboarding } from "../accounts";
import { declines, isDeclineReason } from "../cards";
import { decline, pay, payLater } from "../checkout";
import { type Server, unixTime } from "../server";
import { notice } from "./html";
import { onboardingPage } from "./onboarding";
import { payPage } from "./pay";

type Shown = { status?: number; html: string } | { goTo: string };

/** The pages that people see: everything below `/stripe/`. */
export async function handlePages(
  server: Server,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const { pathname } = new URL(request.url ?? "/", "http://stripe");
  const [, first, kind = "", id = ""] = pathname.split("/");
  if (first !== "stripe") return false;

  const form =
    request.method === "POST" ? new URLSearchParams((await readBytes(request)).toString()) : undefined;
  const shown = kind === "pay" ? checkout(server, id, form) : onboarding(server, kind, id, form);
  if ("goTo" in shown) response.writeHead(303, { location: shown.goTo }).end();
  else
    response
      .writeHead(shown.status ?? 200, {
        "content-type": "text/html; charset=utf-8",
        "cache-control": "no-store",
        "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
        "referrer-policy": "no-referrer",
      })
      .end(shown.html);
  return true;
}

function checkout(server: Server, id: string, form: URLSearchParams | undefined): Shown {
  const row = server.books.sessions.row(id);
  if (!row) return nothingHere();
  const { object: session, account } = row;
  if (session.status === "expired")
    return {
      html: notice("This page has expired", "Too much time has passed. Go back to the shop to try again."),
    };
  if (session.status === "complete")
    return { html: notice("You're all done here", "This was paid for already. You can close this page.") };

  const action = form?.get("do");
  if (action === "pay" || action === "pay-later") {
    const done = action === "pay" ? pay(server, id) : payLater(server, id);
    return { goTo: String(done.success_url).replaceAll("{CHECKOUT_SESSION_ID}", id) };
  }
  const reason = form?.get("reason") ?? "";
  const { items } = server.books.lineItems.get(account, id);
  const shop = shopOf(server, account);
  if (action !== "decline" || !isDeclineReason(reason)) return { html: payPage({ session, items, shop }) };

  decline(server, id, reason);
  return { status: 402, html: payPage({ session, items, shop, error: declines[reason].message }) };
}

function shopOf({ books }: Server, account: string | undefined): string {
  if (account === undefined) return "Sandbox shop";
  return books.accounts.get(undefined, account).business_profile?.name ?? "Connected shop";
}

function onboarding(server: Server, kind: string, id: string, form: URLSearchParams | undefined): Shown {
  const link = kind === "onboarding" ? server.books.links.get(id) : undefined;
  if (!link) return nothingHere();
  // As with the real ones: a link that is old or was used leads back to where a new one is made.
  if (link.expiresAt <= unixTime(server)) return { goTo: link.refreshUrl };

  const action = form?.get("do");
  if (action !== "complete" && action !== "leave")
    return { html: onboardingPage(server.books.accounts.get(undefined, link.account), id) };
  link.expiresAt = 0;
  if (action === "complete") completeOnboarding(server, link.account);
  return { goTo: link.returnUrl };
}

function nothingHere(): Shown {
  return {
    status: 404,
    html: notice("Something went wrong", "The page you were looking for could not be found."),
  };
}
