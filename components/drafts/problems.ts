import { serverNow } from "@/components/ui/server-time";
import { venueClock } from "@/domain/events/rules";
import { formatClock, formatDay } from "@/messages/format";
import type { draftWords } from "@/messages/miniapp/drafts";
import { endOf, startOf } from "./form";
import type { Answers, Draft, Field } from "./pending";

type Words = (typeof draftWords)["en"];
type Problem = { text: string; fix?: { label: string; edits: Answers } };
export type Problems = Partial<Record<Field, Problem>>;

/** From top to bottom, as they stand in the form. */
export const order: Field[] = [
  "bannerImage",
  "title",
  "description",
  "startsAt",
  "length",
  "timeZone",
  "location",
  "onlineUrl",
  "ticketTypes",
  "refundPolicy",
  "taxAndFees",
  "capacity",
  "maxGuests",
  "category",
  "visibility",
];

const dayMinutes = 24 * 60;

type Reading = { words: Words; locale: string; timeZone: string };

/** What is wrong at first sight, and said at once. */
export function plainProblems(
  draft: Draft,
  answers: Answers,
  unfit: ReadonlySet<Field>,
  { words, locale, timeZone }: Reading,
): Problems {
  const problems: Problems = Object.fromEntries(
    [...unfit].map((field) => [field, { text: words.wrong[field] }]),
  );
  const [start, end] = [startOf(answers), endOf(answers)];
  const isMoved = draft.kind === "create" || draft.present?.startsAt !== answers.startsAt;
  if (start && isMoved && start.getTime() <= serverNow().getTime())
    problems.startsAt = { text: words.startsPast };
  if (start && end && end <= start) {
    const length = (((answers.length ?? 0) % dayMinutes) + dayMinutes) % dayMinutes || dayMinutes;
    const meant = new Date(start.getTime() + length * 60_000);
    const when = `${formatDay(venueClock(timeZone, meant), locale, true)}, ${formatClock(meant, timeZone, locale)}`;
    problems.length = { text: words.endsFirst(when), fix: { label: words.setTo(when), edits: { length } } };
  }
  return problems;
}

/** What the server's own check of a whole event finds: loaded when it is needed, and told in our words. Where it cannot be loaded, the server tells. */
export async function allProblems(answers: Answers, timeZone: string, words: Words): Promise<Problems> {
  const schema = await import("@/domain/events/schema").catch(() => undefined);
  if (!schema) return {};
  const checked = schema.NewEvent.safeParse(toEvent(answers, timeZone));
  if (checked.success) return {};
  return problemsAt(
    checked.error.issues.map(({ path }) => String(path[0])),
    words,
  );
}

/** Fields that an answer of the server names, or our check. The end of an event is its length here. */
export function problemsAt(names: string[], words: Words): Problems {
  const fields = names.map((name) => (name === "endsAt" ? "length" : name) as Field);
  return Object.fromEntries(
    fields.filter((field) => field in words.wrong).map((field) => [field, { text: words.wrong[field] }]),
  );
}

/** What a draft and an event call by the same name. */
const shared = [
  "title",
  "description",
  "startsAt",
  "location",
  "latitude",
  "longitude",
  "onlineUrl",
  "category",
  "visibility",
  "capacity",
  "maxGuests",
  "bannerImage",
  "wantsGroup",
  "refundPolicy",
  "taxAndFees",
] as const satisfies Exclude<Field, "ticketTypes">[];

const toEvent = ({ ticketTypes, ...answers }: Answers, timeZone: string) => ({
  timeZone,
  ...(ticketTypes ? { ticketTypes: ticketTypes.map(({ id: _, ...type }) => type) } : {}),
  ...Object.fromEntries(
    shared.flatMap((field) => ((answers[field] ?? null) === null ? [] : [[field, answers[field]]])),
  ),
});
