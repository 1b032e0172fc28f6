import postgres from "postgres";
import { issueSession } from "@/gateways/telegram/session";
import { people } from "@/sandbox/people";
import type { Sandbox } from "@/sandbox/sandbox";
import type { Act, ChatSummary, Person, State } from "@/sandbox/telegram/protocol";

const sessionSecret = "sandbox-session-secret-not-a-secret-00";
const day = 86_400_000;

/** Nobody in a worker's sandbox is new twice. */
let lastNewcomer = 3000;

export type GivenEvent = { id: string; code: string; title: string };
type Wanted = {
  organizer?: string;
  title: string;
  days?: number;
  /** Instead of that day's evening. */
  startsAt?: string;
  capacity?: number;
  maxGuests?: number;
  visibility?: "public" | "unlisted";
  category?: string;
  description?: string;
  location?: null;
  onlineUrl?: string;
  taxAndFees?: {
    tax?: { name: string; basisPoints: number };
    taxId?: string;
    fee?: { name: string; kind: "percent" | "fixed"; value: number };
  };
  refundPolicy?: { hoursBefore: number; percent: number }[];
  ticketTypes?: {
    name: string;
    priceMinor: number;
    currency: string;
    capacity?: number;
    maxPerPerson?: number;
  }[];
};

/** What was the case before a journey begins; reached without the page, as it is not what the journey is about. */
export class Given {
  private readonly known = new Map(people.map(({ firstName, id }) => [firstName, id]));

  constructor(private readonly sandbox: Sandbox) {}

  /** Where the product is. */
  get appUrl() {
    return this.sandbox.appUrl;
  }

  /** These people have started the bot some time ago. */
  async started(...firstNames: string[]) {
    for (const firstName of firstNames) {
      const as = this.idOf(firstName);
      if (!(await this.botChat(as))?.started)
        await this.post("/control/act", { as, do: "start" } satisfies Act);
      await this.isKnown(as);
    }
  }

  /** The product has handled that they started: until then it signs them out. */
  private async isKnown(id: number) {
    const { token } = issueSession(id, { secrets: [sessionSecret], now: await this.now() });
    const own = new URL(`/api/users/${id}/rsvps`, this.sandbox.appUrl);
    for (let tries = 0; tries < 200; tries++) {
      const { status } = await fetch(own, { headers: { authorization: `Bearer ${token}` } });
      if (status !== 401) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`The product never heard of ${id}`);
  }

  /** Somebody who has never heard of the bot. */
  async newcomer(firstName: string, languageCode = "en") {
    const id = ++lastNewcomer;
    const person: Person = {
      id,
      firstName,
      languageCode,
      timeZone: "Europe/Berlin",
      role: "newcomer",
      color: "red",
    };
    await this.post("/control/people", [person]);
    this.known.set(firstName, id);
  }

  /** A published event, free, at seven in the evening in Berlin: Kenji's, for people with its link, unless asked otherwise. */
  async event({
    organizer = "Kenji",
    title,
    days = 30,
    visibility = "unlisted",
    ...more
  }: Wanted): Promise<GivenEvent> {
    await this.started(organizer);
    const startsAt = `${isoDay(await this.now(), days)}T19:00:00+01:00`;
    const body = {
      title,
      startsAt,
      timeZone: "Europe/Berlin",
      location: "Café Mond, Torstr. 12, Berlin",
      visibility,
      ...more,
    };
    const event = await this.ask<GivenEvent>(organizer, "POST", "/api/events", body);
    await this.makeOlder(event);
    return event;
  }

  /**
   * As if it had been created yesterday: all tests together would reach the limit of ten new events a day. And as in the
   * days when links had no secret: people are let in by the code.
   */
  private async makeOlder({ code }: GivenEvent) {
    const sql = postgres(this.sandbox.databaseUrl, { max: 1 });
    await sql`update events set created_at = created_at - interval '1 day', link_secret = null where code = ${code}`;
    await sql.end();
  }

  /** These people have answered the event, in this order. */
  async rsvps({ code }: GivenEvent, ...firstNames: string[]) {
    for (const firstName of firstNames) await this.ask(firstName, "POST", `/api/events/${code}/rsvps`, {});
  }

  /** A code that takes so much off the tickets of an event. */
  async promo({ code }: GivenEvent, organizer: string, word: string, percent: number) {
    const body = { code: word, kind: "percent", value: percent * 100 };
    await this.ask(organizer, "POST", `/api/events/${code}/promos`, body);
  }

  /** What the QR code of somebody's ticket says. */
  async ticketCode({ code }: GivenEvent, firstName: string): Promise<string> {
    const { id } = await this.ask<{ id: string }>(firstName, "GET", `/api/events/${code}`);
    const mine = `/api/users/${this.idOf(firstName)}/tickets?eventId=${id}`;
    const { items } = await this.ask<{ items: { code: string }[] }>(firstName, "GET", mine);
    const [ticket] = items;
    if (!ticket) throw new Error(`${firstName} has no ticket`);
    return ticket.code;
  }

  /** Somebody's code is scanned at the door. Answers the status of that. */
  async atTheDoor({ code }: GivenEvent, organizer: string, scanned: string): Promise<number> {
    return (await this.send(organizer, "POST", `/api/events/${code}/checkins`, { code: scanned })).status;
  }

  /** These people say how it was, with so many stars. */
  async rated({ code }: GivenEvent, rating: number, ...firstNames: string[]) {
    for (const firstName of firstNames)
      await this.ask(firstName, "PUT", `/api/events/${code}/feedback`, { rating });
  }

  async leaves({ code }: GivenEvent, firstName: string) {
    await this.ask(firstName, "DELETE", `/api/events/${code}/rsvps/${this.idOf(firstName)}`);
  }

  /** Somebody wants to hear nothing of an event but what they cannot do without. */
  async mutes({ id, code }: GivenEvent, firstName: string) {
    await this.ask(firstName, "GET", `/api/events/${code}`);
    await this.ask(firstName, "PUT", `/api/users/${this.idOf(firstName)}/mutes/${id}`);
  }

  /** What an event told somebody last, by the id that its links carry. */
  async letterTo({ code }: GivenEvent, organizer: string, firstName: string): Promise<string> {
    const told = `/api/events/${code}/notifications/deliveries?status=sent`;
    const { items } = await this.ask<{ items: { id: string; userId: number; sentAt: string }[] }>(
      organizer,
      "GET",
      told,
    );
    const own = items.filter(({ userId }) => userId === this.idOf(firstName));
    const last = own.sort((a, b) => a.sentAt.localeCompare(b.sentAt)).at(-1);
    if (!last) throw new Error(`${firstName} was told nothing`);
    return last.id;
  }

  async cancelled({ code }: GivenEvent, organizer: string, note: string) {
    await this.ask(organizer, "POST", `/api/events/${code}/cancel`, { note });
  }

  /** A draft that somebody has begun, by its id. */
  async draft(firstName: string, answers: { title: string }): Promise<string> {
    const { id, version } = await this.ask<{ id: string; version: number }>(
      firstName,
      "POST",
      "/api/webapp/drafts",
      {},
    );
    await this.ask(firstName, "PUT", `/api/webapp/drafts/${id}`, { version, answers });
    return id;
  }

  /** Somebody writes to the bot, whoever is looked at on the page. */
  async says(firstName: string, text: string) {
    const as = this.idOf(firstName);
    const chat = await this.botChat(as);
    if (!chat) throw new Error(`${firstName} has no chat with the bot`);
    await this.post("/control/act", { as, do: "send", chatId: chat.id, text } satisfies Act);
  }

  /** What the product answers somebody over HTTP. */
  private async ask<Answer = GivenEvent>(
    firstName: string,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<Answer> {
    const answer = await this.send(firstName, method, path, body);
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
    return (await answer.json()) as Answer;
  }

  private async send(firstName: string, method: string, path: string, body?: unknown): Promise<Response> {
    const { token } = issueSession(this.idOf(firstName), { secrets: [sessionSecret], now: await this.now() });
    return fetch(new URL(path, this.sandbox.appUrl), {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "idempotency-key": crypto.randomUUID(),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /** What the sandbox's clock shows. */
  async now(): Promise<Date> {
    const answer = await fetch(new URL("/control/clock", this.sandbox.pageUrl));
    return new Date(((await answer.json()) as { now: number }).now);
  }

  /** A day from now as people type it, such as 27.11.2026. */
  async dayIn(days: number): Promise<string> {
    return isoDay(await this.now(), days)
      .split("-")
      .reverse()
      .join(".");
  }

  private idOf(firstName: string): number {
    const id = this.known.get(firstName);
    if (id === undefined) throw new Error(`Nobody is called ${firstName}`);
    return id;
  }

  private async botChat(as: number): Promise<ChatSummary | undefined> {
    const answer = await fetch(new URL(`/control/state?as=${as}`, this.sandbox.pageUrl));
    return ((await answer.json()) as State).chats.find(({ kind }) => kind === "bot");
  }

  private async post(path: string, body: unknown) {
    const answer = await fetch(new URL(path, this.sandbox.pageUrl), {
      method: "POST",
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(await answer.text());
  }
}

const isoDay = (now: Date, days: number) => new Date(now.getTime() + days * day).toISOString().slice(0, 10);
