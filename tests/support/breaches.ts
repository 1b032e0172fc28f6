/** One broken wall: what stands where, and the reason that the checker must give. */
type Breach = { file: string; code: string; reason: string };

const from = (...modules: string[]) => modules.map((module) => `import "${module}";`).join("\n");

const ground = "db/ is the ground";
const noDoor = "domain/ knows no door";
const noWire = "domain/ has no wires";
const noSdk = "domain/ imports no SDK";
const nounOrder = "A noun imports only the nouns before it";
const belowNouns = "The files directly in domain/ lie below all nouns";
const noClock = "domain/ has no clock";
const noDice = "domain/ has no dice";
const words = "messages/ is words";
const browser = "components/ runs in the browser";
const shapes = "Of domain/ the browser sees shapes";
const throughDomain = "A door goes through domain/";
const doorsDoNotMeet = "The doors do not meet";
const anotherProgram = "sandbox/ is another program";
const fooled = "The product does not know that it is being fooled";
const inngestSdk = "Inngest is a clock behind a wire";
const telegramSdk = "The Mini App's bridge has one keeper";
const climbing = "a path that climbs could climb over a wall";
const otherFloor = "Another floor is imported as @/floor/";
const processEnv = "Don't use process.env";
const cycle = "This import is part of a cycle";

let count = 0;

/** Every piece of code gets a file of its own in the folder. */
const planted = (folder: string, reason: string, ...pieces: string[]): Breach[] =>
  pieces.map((code) => {
    count += 1;
    return { file: folder.endsWith(".ts") ? folder : `${folder}/planted-${count}.ts`, code, reason };
  });

export const breaches: Breach[] = [
  // Every way of importing is one.
  ...planted(
    "domain/users",
    noDoor,
    `import { bot } from "@/bot/bot";`,
    `import type { Bot } from "@/bot/bot";`,
    `import * as bot from "@/bot/bot";`,
    `export { bot } from "@/bot/bot";`,
    `export * from "@/bot/bot";`,
    `export const bot = () => import("@/bot/bot");`,
    "export const bot = () => import(`@/bot/bot`);",
    `export type Bot = import("@/bot/bot").Bot;`,
    `export const bot = require("@/bot/bot");`,
  ),

  ...planted("db", ground, from("@/domain/errors"), from("@/messages/catalog"), from("@/runtime")),
  ...planted("env.ts", "env.ts is read before everything else", from("@/domain/errors")),

  ...planted(
    "domain/events",
    noDoor,
    from("@/app/page"),
    from("@/inngest/rsvps"),
    from("@/components/ui/button"),
  ),
  ...planted("domain/events", "domain/ has no words", from("@/messages/catalog")),
  ...planted("domain/events", noWire, from("@/gateways/stripe"), from("@/runtime")),
  ...planted("domain/events", "domain/ reads no environment", from("@/env")),
  ...planted(
    "domain/events",
    noSdk,
    from("next/server"),
    from("react"),
    from("grammy"),
    from("@grammyjs/types"),
    from("inngest"),
    from("stripe"),
    from("pino"),
    from("@tanstack/react-query"),
  ),

  ...planted("domain/users", nounOrder, from("@/domain/events/schema"), from("../events/create")),
  ...planted("domain/images", nounOrder, from("@/domain/events/schema")),
  ...planted("domain/events", nounOrder, from("@/domain/drafts/publish")),
  ...planted("domain/drafts", nounOrder, from("@/domain/rsvps/rules")),
  ...planted("domain/rsvps", nounOrder, from("@/domain/tickets/issue"), from("../notifications/schedule")),
  ...planted("domain/tickets", nounOrder, from("@/domain/payments/refund")),
  ...planted("domain/payments", nounOrder, from("@/domain/groups/invite")),
  ...planted("domain/groups", nounOrder, from("@/domain/notifications/schedule")),
  ...planted("domain/notifications", nounOrder, from("@/domain/insights/queries")),
  ...planted("domain/insights", nounOrder, from("@/domain/reactions"), from("../drain-letters")),
  ...planted("domain", belowNouns, from("@/domain/events/queries"), from("./users/remember")),

  ...[
    "index",
    "utils",
    "util",
    "helpers",
    "helper",
    "service",
    "types",
    "constants",
    "common",
    "misc",
  ].flatMap((name) =>
    planted(`domain/events/${name}.ts`, "This name says nothing", "export const answer = 42;"),
  ),

  ...planted("domain/rsvps", noClock, "export const at = new Date();", "export const at = Date.now();"),
  ...planted(
    "domain/rsvps",
    noDice,
    "export const chance = Math.random();",
    "export const id = crypto.randomUUID();",
    `import { randomUUID } from "node:crypto";\nexport const id = randomUUID();`,
  ),
  ...planted(
    "domain/rsvps",
    "The database's clock is not ours",
    "export const due = (sql: (text: TemplateStringsArray) => string) => sql`due_at <= now()`;",
  ),
  ...planted(
    "domain/rsvps",
    "Inside transact only tx exists",
    "export const save = (ctx: World) => transact(ctx, async (tx) => { await tx.db.insert(ctx.now()); });",
  ),

  ...planted(
    "domain/rsvps",
    "PostgreSQL takes 65,535",
    "export const those = (ids: string[]) => inArray(column, ids);",
    "export const those = (ids: string[]) => inArray(column, [...ids]);",
    "export const those = (rows: { id: string }[]) => inArray(\n  column,\n  rows.map(({ id }) => id),\n);",
  ),

  ...planted("messages", words, from("@/gateways/stripe"), from("@/env"), from("@/bot/bot")),
  ...planted(
    "messages",
    "whoever calls it has read the rows already",
    from("@/db/client"),
    from("drizzle-orm"),
  ),
  ...planted("messages", "messages/ imports no SDK but", from("grammy"), from("react")),
  ...planted("messages", "never calls it", `import { rsvp } from "@/domain/rsvps/rsvp";\nrsvp();`),

  ...planted(
    "gateways",
    "A gateway speaks outward",
    from("@/runtime"),
    from("@/bot/bot"),
    from("@/inngest/rsvps"),
  ),
  ...planted("gateways", "A gateway is a wire", from("@/db/client"), from("postgres")),

  ...planted("runtime.ts", "runtime.ts lies below the doors", from("@/bot/bot")),

  ...["app", "bot", "components", "inngest"].flatMap((door) =>
    planted(door, throughDomain, from("@/db/client"), from("drizzle-orm"), from("postgres")),
  ),

  ...planted(
    "bot",
    doorsDoNotMeet,
    from("@/inngest/rsvps"),
    from("@/app/page"),
    from("@/components/ui/button"),
  ),
  ...planted("bot", "bot/ is given its world", from("@/runtime"), from("@/env")),
  ...planted(
    "inngest",
    doorsDoNotMeet,
    from("@/bot/bot"),
    from("@/app/page"),
    from("@/components/ui/button"),
  ),
  ...planted("app/events", doorsDoNotMeet, from("@/inngest/rsvps")),

  ...planted(
    "components/events",
    browser,
    from("@/app/page"),
    from("@/bot/bot"),
    from("@/gateways/stripe"),
    from("@/inngest/rsvps"),
    from("@/runtime"),
    from("@/env"),
  ),
  ...planted("components/events", shapes, from("@/domain/events/create"), from("@/domain/context")),
  ...planted("components/events", "Of messages/ the browser sees", from("@/messages/en/rsvps")),

  ...planted("sandbox", anotherProgram, from("@/domain/money"), from("@/env")),
  ...planted("sandbox/telegram/updates", "Three steps up leave the sandbox", from("../../../domain/money")),
  ...planted("domain/users", fooled, from("@/sandbox/clock")),
  ...planted("runtime.ts", fooled, from("./sandbox/clock")).map((breach) => ({
    ...breach,
    file: "doctor.ts",
  })),
  ...planted("bot", "Tests and benchmarks stand outside", from("@/tests/support/world"), from("@/bench/run")),

  ...["gateways", "bot", "app", "app/api/events", "db"].flatMap((folder) =>
    planted(folder, inngestSdk, from("inngest")),
  ),
  ...["components/events", "app", "gateways"].flatMap((folder) =>
    planted(folder, telegramSdk, from("@telegram-apps/sdk-react")),
  ),

  ...planted(
    "bot/features",
    climbing,
    from("../../domain/money"),
    from("./../../domain/money"),
    from("@/bot/../db/client"),
  ),
  ...["bot", "domain", "tests", "sandbox"].flatMap((floor) => planted(floor, otherFloor, from("../env"))),

  ...["domain/users", "app", "gateways", "db"].flatMap((folder) =>
    planted(folder, processEnv, "export const url = process.env.DATABASE_URL;"),
  ),
  ...planted("gateways", "Don't use console", `console.log("here");`),
  ...planted("domain/users", "Unexpected any", "export const anything: any = 1;"),

  {
    file: "domain/circle-a.ts",
    code: `import type { B } from "@/domain/circle-b";\nexport type A = B;`,
    reason: cycle,
  },
  {
    file: "domain/circle-b.ts",
    code: `import type { A } from "@/domain/circle-a";\nexport type B = A;`,
    reason: cycle,
  },
];

/** The other side of the walls: without it, a checker that forbids everything would pass. */
export const permitted: Omit<Breach, "reason">[] = [
  { file: "db/seed.ts", code: from("@/env", "./client") },
  { file: "domain/reactions.ts", code: from("@/domain/users/remember", "./insights/queries") },
  { file: "domain/ports.ts", code: from("./notifications/schema", "@/domain/rsvps/schema") },
  {
    file: "domain/notifications/allowed.ts",
    code: from("@/domain/users/queries", "../rsvps/queries", "@/db/schema/insights"),
  },
  {
    file: "domain/notifications/some.ts",
    code: `export const open = inArray(status, ["queued", "sending"]);`,
  },
  { file: "domain/notifications/dated.ts", code: "export const day = (at: number) => new Date(at);" },
  {
    file: "messages/allowed.ts",
    code: `${from("@grammyjs/parse-mode", "@/domain/money")}\nexport type { Rsvp } from "@/domain/rsvps/queries";`,
  },
  {
    file: "messages/typed.ts",
    code: `import type { Rsvp } from "@/domain/rsvps/queries";\nexport type Same = Rsvp;`,
  },
  { file: "gateways/inngest.ts", code: from("inngest", "@/domain/ports", "@/messages/catalog") },
  { file: "gateways/telegram/near.ts", code: from("../inngest") },
  {
    file: "bot/features/allowed.ts",
    code: from("grammy", "../commands", "@/domain/rsvps/rsvp", "@/gateways/telegram/render"),
  },
  { file: "bot/setup.ts", code: from("@/env", "@/runtime") },
  {
    file: "inngest/allowed.ts",
    code: from("inngest", "@/runtime", "@/gateways/inngest", "@/domain/reactions"),
  },
  { file: "app/api/inngest/route.ts", code: from("inngest/next", "@/inngest/functions") },
  { file: "components/telegram/bridge.ts", code: from("@telegram-apps/sdk-react") },
  {
    file: "components/events/allowed.ts",
    code: from("@/domain/rsvps/rules", "@/domain/errors", "@/messages/format", "../ui/button"),
  },
  { file: "sandbox/telegram/updates/near.ts", code: from("../../clock", "@/sandbox/ports") },
  { file: "sandbox/inngest/near.ts", code: from("../clock") },
  { file: "tests/bot/allowed.ts", code: from("@/sandbox/clock", "@/tests/support/database", "@/bot/bot") },
];
