import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "@/app/content-security-policy";

/** Gives each page a nonce of its own. Next reads it from the request's policy and signs its scripts with it. */
export function proxy(request: NextRequest) {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = { matcher: "/((?!api/|_next/|favicon.ico).*)" };
