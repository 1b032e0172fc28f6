"use client";

import type { z } from "zod";
import { initData } from "@/components/telegram/launch";
import { serverNow } from "@/components/ui/server-time";
import type { PreferencesView, UserView } from "@/domain/users/schema";
import { ApiError, Offline, readAnswer } from "./errors";

export type Session = {
  user: z.output<typeof UserView>;
  preferences: z.output<typeof PreferencesView>;
  session: { token: string; expiresAt: string };
};

/** How long before its end a session is renewed. */
const marginMs = 60_000;

let signingIn: Promise<Session> | undefined;
let endsAt = 0;

/**
 * The session of whoever opened the Mini App: kept in memory alone, renewed before it ends. Throws ApiError `sign_in`
 * outside Telegram, and when the window has been open for too long to be believed.
 */
export function signIn(): Promise<Session> {
  if (signingIn && serverNow().getTime() < endsAt - marginMs) return signingIn;
  signingIn = askForSession(signingIn);
  endsAt = Number.POSITIVE_INFINITY;
  signingIn.then(
    ({ session }) => {
      endsAt = Date.parse(session.expiresAt);
    },
    () => {
      signingIn = undefined;
    },
  );
  return signingIn;
}

/** The server does not know this session: the next request asks for another. */
export function forgetSession() {
  endsAt = 0;
}

async function askForSession(before: Promise<Session> | undefined): Promise<Session> {
  const data = initData();
  if (!data) throw new ApiError(401, { error: "sign_in", message: "" });
  const headers = { authorization: `tma ${data}` };
  return fetch("/api/webapp/init", { headers, cache: "no-store" })
    .catch(() => Promise.reject(new Offline("no answer")))
    .then((answer) => readAnswer<Session>(answer))
    .catch(async (error) => {
      // Init data grow old within the hour; a session that still lives can be renewed.
      const previous = await before?.catch(() => undefined);
      if (!previous || !(error instanceof ApiError && error.status === 401)) throw error;
      return { ...previous, ...(await renew(previous.session.token)) };
    });
}

const renew = (token: string) =>
  fetch("/api/webapp/session", { method: "POST", headers: { authorization: `Bearer ${token}` } }).then(
    (answer) => readAnswer<Pick<Session, "session">>(answer),
  );
