import { type FormattedString, fmt } from "@grammyjs/parse-mode";
import type { Draft, QuestionKey, TicketTypeAnswer } from "@/domain/drafts/schema";
import { answersAfter, type answersIn } from "./answers";
import type { Buttons } from "./buttons";
import type { Message, Reading } from "./catalog";
import { cut, lines, paragraphs, quote, s } from "./entities";
import { primary, row } from "./keyboard";
import type { kindsIn } from "./kinds";

/** What is asked before changes are saved. */
export type ChangeWords = {
  nothing: string;
  told: (people: number) => string;
  nobodyTold: string;
  newBanner: string;
  newKind: string;
  boughtStays: string;
};

/** The date carries its zone and its end. */
const emojis = {
  title: "📋",
  date: "📅",
  location: "📍",
  link: "🔗",
  description: "📝",
  tickets: "🎟️",
  refunds: "💰",
  category: "🏷️",
  capacity: "👥",
  listing: "🔍",
  guests: "👥",
  banner: "🖼️",
} as const satisfies Partial<Record<QuestionKey, string>>;

type Changeable = keyof typeof emojis;
const changeables = Object.keys(emojis) as Changeable[];

/** Changes of these are always told to the people who go or wait. */
const alwaysTold: ReadonlySet<Changeable> = new Set(["title", "date", "location", "link"]);
const maybeTold: ReadonlySet<Changeable> = new Set([...alwaysTold, "description"]);
/** Ten kinds of ticket, old and new, stand beside it. */
const DESCRIPTION = 1000;

/** Old and new side by side, and the choice to save. */
export function changesIn(
  words: ChangeWords,
  answer: ReturnType<typeof answersIn>,
  tickets: ReturnType<typeof kindsIn>,
  button: Buttons,
) {
  return (r: Reading, draft: Draft, told: number): Message => {
    const changed = changedKeys(r, draft);
    const tells = told > 0 && changed.some((key) => maybeTold.has(key));
    const mayStayQuiet = tells && !changed.some((key) => alwaysTold.has(key));
    const save = primary(tells ? button.saveAndNotify(draft) : button.save(draft));
    return {
      text: paragraphs(
        changed.length === 0 ? words.nothing : lines(...changed.map((key) => line(r, draft, key))),
        changed.some((key) => key === "tickets" || key === "refunds") ? words.boughtStays : null,
        changed.length === 0 ? null : tells ? words.told(told) : words.nobodyTold,
      ),
      buttons: [
        row(changed.length > 0 && save, mayStayQuiet && button.saveQuietly(draft), button.discard(draft)),
      ],
    };
  };

  function changedKeys(r: Reading, draft: Draft) {
    const { event, answers } = draft;
    return changeables.filter((key) => {
      if (key === "description")
        return answers.description !== undefined && answers.description !== event?.description;
      if (key === "banner")
        return (["bannerImage", "bannerFileId"] as const).some(
          (file) => answers[file] !== undefined && answers[file] !== (event?.[file] ?? null),
        );
      if (key === "tickets") return kindLines(r, draft).length > 0;
      const [old, changed] = sides(r, draft, key);
      return old.text !== changed.text;
    });
  }

  function sides(r: Reading, draft: Draft, key: Changeable): [FormattedString, FormattedString] {
    const { event, present } = draft;
    if (event === null || present === null) return [fmt``, fmt``];
    const after = answersAfter(draft);
    return [answer(key, r, present, event.timeZone), answer(key, r, after, after.timeZone ?? event.timeZone)];
  }

  /** Kinds of ticket that change, old and new, that come, and that go. */
  function kindLines(r: Reading, { event, present, answers }: Draft) {
    if (event === null || answers.ticketTypes === undefined) return [];
    const zone = answers.timeZone ?? event.timeZone;
    const told = (kind: TicketTypeAnswer) => tickets.kind(r, kind, zone);
    const before = present?.ticketTypes ?? [];
    const after = answers.ticketTypes;
    const kept = after.flatMap((kind) => {
      const known = before.find(({ id }) => id === kind.id);
      if (!known) return [fmt`${words.newKind}: ${told(kind)}`];
      return told(known) === told(kind) ? [] : [lines(s(fmt`${told(known)}`), told(kind))];
    });
    const gone = before.filter(({ id }) => !after.some((kind) => kind.id === id));
    return [...kept, ...gone.map((kind) => s(fmt`${told(kind)}`))];
  }

  function line(r: Reading, draft: Draft, key: Changeable) {
    const [old, changed] = sides(r, draft, key);
    const text = draft.answers.description;
    if (key === "tickets") return lines(...kindLines(r, draft).map((kind) => fmt`${emojis.tickets} ${kind}`));
    if (key === "banner") return fmt`${emojis.banner} ${words.newBanner}`;
    if (key === "description")
      return lines(`${emojis.description}`, text ? quote(cut(text, DESCRIPTION)) : changed);
    return lines(fmt`${emojis[key]} ${s(old)}`, changed);
  }
}
