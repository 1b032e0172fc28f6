import { describe, expect, test } from "vitest";
import { languages } from "@/messages/locales";
import { type Claim, canBeSaid, claims, factsOf, silences, timesWithoutZone } from "../support/claims";
import { everySpeech, type Speech, speakers } from "../support/every-speech";

type Language = (typeof languages)[number];

/** The words, or the label of the button, by which it is claimed. */
function claimedBy({ says, leads }: Claim, { text, buttons }: Speech, language: Language) {
  if (leads) return buttons.find((button) => "do" in button && leads.includes(button.do))?.label;
  return says?.[language].exec([text, ...buttons.map(({ label }) => label)].join("\n"))?.[0];
}

describe.each(languages)("What is said in %s", (language) => {
  const speeches = everySpeech(language)
    .map((speech) => ({ ...speech, facts: factsOf(speech) }))
    .filter((speech) => canBeSaid(speech, speech.facts));

  test.each(claims)("claims only where it is so: $claim", (claim) => {
    const claiming = speeches.flatMap((speech) => {
      const said = claimedBy(claim, speech, language);
      return said === undefined ? [] : [{ ...speech, said }];
    });
    const untrue = claiming.filter(({ facts }) => !claim.when.some((fact) => facts.has(fact)));

    expect(
      new Set(untrue.map(({ by, said, facts }) => `${by}: "${said}", though ${[...facts].join(", ")}`)),
    ).toEqual(new Set());
    // A claim that nothing makes guards nothing: its words have changed.
    expect(claiming.length).toBeGreaterThan(0);
  });

  test("names a zone with every time of day", () => {
    const bare = speeches.flatMap(({ by, text }) => timesWithoutZone(text).map((line) => `${by}: ${line}`));
    expect(new Set(bare)).toEqual(new Set());
  });
});

test("Everything that can be said is heard", () => {
  const said = new Set(everySpeech("en").map(({ by }) => by));
  expect(speakers().filter((by) => !said.has(by))).toEqual([]);
  const silent = silences.flatMap(({ by }) => by);
  expect(
    silent.filter((by) => !said.has(by)),
    "is never said anyway",
  ).toEqual([]);
});
