import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import type { Rsvp, ShownEvent } from "@/components/events/answers";
import { StatusCard } from "@/components/rsvps/status-card";
import { LocaleProvider } from "@/components/ui/locale";
import { eventWords } from "@/messages/miniapp/event";
import { eventId, now, sampleEvent } from "../support/samples";

const mine = { eventId, userId: 7, rsvpId: eventId };
const held = { status: "pending", partySize: 1, holdExpiresAt: now.toISOString() };
const standings = [
  null,
  { status: "none", eventId, userId: 7 },
  { ...mine, status: "confirmed", partySize: 1 },
  { ...mine, status: "confirmed", partySize: 3 },
  { ...mine, ...held, holdKind: "offer" },
  { ...mine, ...held, holdKind: "checkout" },
  { ...mine, status: "waitlisted", partySize: 1, position: 28, kept: null },
  { ...mine, status: "cancelled" },
] as (Rsvp | null)[];

/** Everything that can be so of an event and somebody who looks at it. */
const cases = (["published", "cancelled", "completed"] as const).flatMap((status) =>
  (["to come", "on", "over"] as const).flatMap((time) =>
    (["open", "full", "over"] as const).flatMap((sale) =>
      standings.flatMap((rsvp) =>
        [true, false].map((holdsSeat) => ({ status, time, sale, rsvp, holdsSeat })),
      ),
    ),
  ),
);
type Case = (typeof cases)[number];

describe.each(["en", "es"] as const)("What stands between a person and an event, in %s", (locale) => {
  const words = eventWords[locale];
  const isToCome = ({ status, time }: Case) => status === "published" && time !== "over";
  const goes = (it: Case) => isToCome(it) && it.holdsSeat;
  const isNotSeated = (it: Case) => isToCome(it) && !it.holdsSeat && it.rsvp?.status !== "confirmed";

  const claims: [claim: string, isTrue: (it: Case) => boolean][] = [
    [words.going.title, goes],
    [words.going.withGuests(2), (it) => goes(it) && it.rsvp?.status === "confirmed"],
    [words.passedOn.title, (it) => isToCome(it) && !it.holdsSeat && it.rsvp?.status === "confirmed"],
    [words.cancelled.title, (it) => it.status === "cancelled"],
    [words.past.title, (it) => it.status !== "cancelled" && !isToCome(it)],
    [words.offer.title, (it) => isNotSeated(it) && it.rsvp?.status === "pending"],
    [words.checkout.title, (it) => isNotSeated(it) && it.rsvp?.status === "pending"],
    [
      words.waiting.title(28),
      (it) => isNotSeated(it) && it.time === "to come" && it.rsvp?.status === "waitlisted",
    ],
    [words.started.title, (it) => isNotSeated(it) && it.time === "on"],
    [words.soldOut.title, (it) => isNotSeated(it) && it.time === "to come" && it.sale === "full"],
  ];

  const shown = cases.map((it) => ({ it, text: textOf(it) }));

  function textOf({ status, time, sale, rsvp, holdsSeat }: Case) {
    const event = {
      ...sampleEvent(),
      status,
      sale: { state: sale },
      rsvp,
      holdsSeat,
    } as unknown as ShownEvent;
    const props = {
      event,
      isOver: status === "completed" || time === "over",
      hasStarted: time !== "to come",
    };
    return renderToStaticMarkup(
      <LocaleProvider locale={locale}>
        <StatusCard {...props} onResize={() => {}} isBusy={false} />
      </LocaleProvider>,
    );
  }

  test.each(claims)("is said where it is so alone: %s", (claim, isTrue) => {
    const said = shown.filter(({ text }) => text.includes(claim));
    expect(said.filter(({ it }) => !isTrue(it)).map(({ it }) => it)).toEqual([]);
    // A claim that nothing makes guards nothing.
    expect(said.length).toBeGreaterThan(0);
  });

  test("is said to everybody who goes", () => {
    for (const { text } of shown.filter(({ it }) => goes(it))) expect(text).toContain(words.going.title);
  });
});
