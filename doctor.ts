import postgres from "postgres";
import { examineDatabase } from "./db/examine";
import { type Job, lateJobs } from "./domain/heartbeats";
import type { Env } from "./env";

/** `npm run doctor`: asks each configured service whether it answers, and says what to do when one does not. */
type Finding = { ok: boolean; service: string; says: string };

const findings = await examine();
for (const { ok, service, says } of findings)
  process.stdout.write(`${ok ? "ok   " : "WRONG"} ${service}: ${says}\n`);
process.exitCode = findings.every(({ ok }) => ok) ? 0 : 1;

async function examine(): Promise<Finding[]> {
  const env = await loadEnv();
  if (env instanceof Error) return [{ ok: false, service: "environment", says: env.message }];
  return [
    { ok: true, service: "environment", says: "complete" },
    await askDatabase(env),
    await askJobs(env),
    await askApp(env),
    ...(await askTelegram(env)),
    await askInngest(env),
    ...(await askStripe(env)),
  ];
}

async function loadEnv(): Promise<Env | Error> {
  try {
    return (await import("./env")).env;
  } catch (error) {
    return error as Error;
  }
}

async function askDatabase({ DATABASE_URL }: Env): Promise<Finding> {
  const service = "database";
  const sql = postgres(DATABASE_URL, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    const [row] = await sql<
      { applied: number }[]
    >`select count(*)::int as applied from drizzle.__drizzle_migrations`;
    const problems = await examineDatabase(DATABASE_URL);
    return problems.length === 0
      ? { ok: true, service, says: `answers, ${row?.applied} migrations applied, with our settings` }
      : { ok: false, service, says: problems.join("; ") };
  } catch (error) {
    const hint =
      error instanceof postgres.PostgresError && error.code === "42P01"
        ? "run `npm run db:migrate` first"
        : "check DATABASE_URL";
    return { ok: false, service, says: `${(error as Error).message}; ${hint}` };
  } finally {
    await sql.end();
  }
}

/** Whether the background's jobs went well of late: Inngest may answer and yet call nobody. */
async function askJobs({ DATABASE_URL }: Env): Promise<Finding> {
  const service = "background";
  const sql = postgres(DATABASE_URL, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    const rows = await sql<{ job: Job; at: Date }[]>`select job, succeeded_at as at from heartbeats`;
    const late = lateJobs(
      rows.map(({ job, at }) => ({ job, succeededAt: at })),
      new Date(),
    );
    return late.length === 0
      ? { ok: true, service, says: "each job went well within two of its periods" }
      : {
          ok: false,
          service,
          says: `${late.join(", ")} did not go well for two of its periods; sync Inngest with /api/inngest and look at its runs`,
        };
  } catch (error) {
    return { ok: false, service, says: `${(error as Error).message}; run \`npm run db:migrate\` first` };
  } finally {
    await sql.end();
  }
}

/** Whether as many proxies are trusted as a request from here passes: by them callers are told apart. */
async function askApp({ APP_URL }: Env): Promise<Finding> {
  const service = "app";
  try {
    const response = await fetch(`${APP_URL}/api/health`, { signal: AbortSignal.timeout(10_000) });
    const { proxies } = (await response.json()) as { proxies?: { passed: number; trusted: number } };
    if (!proxies)
      return {
        ok: false,
        service,
        says: `${APP_URL}/api/health answers ${response.status} and nothing of proxies`,
      };
    const { passed, trusted } = proxies;
    return passed === trusted
      ? { ok: true, service, says: "answers, and knows its callers' addresses" }
      : {
          ok: false,
          service,
          says: `X-Forwarded-For has ${passed} addresses and TRUSTED_PROXIES is ${trusted}: strangers are counted by a wrong one; set TRUSTED_PROXIES=${passed}`,
        };
  } catch (error) {
    return {
      ok: false,
      service,
      says: `${APP_URL} does not answer (${(error as Error).name}); is it running?`,
    };
  }
}

async function askTelegram(env: Env): Promise<Finding[]> {
  const service = "telegram";
  const me = await call<{ username: string }>(env, "getMe");
  if (typeof me === "string")
    return [{ ok: false, service, says: `${me}; check TELEGRAM_BOT_TOKEN and TELEGRAM_API_ROOT` }];

  const isRight = me.username === env.TELEGRAM_BOT_USERNAME;
  const who = {
    ok: isRight,
    service,
    says: isRight
      ? `is @${me.username}`
      : `the token belongs to @${me.username}, but TELEGRAM_BOT_USERNAME is ${env.TELEGRAM_BOT_USERNAME}`,
  };
  const hook = await call<{ url: string; pending_update_count: number; last_error_message?: string }>(
    env,
    "getWebhookInfo",
  );
  return [
    who,
    typeof hook === "string" ? { ok: false, service: "webhook", says: hook } : judgeWebhook(env, hook),
  ];
}

function judgeWebhook(
  { APP_URL }: Env,
  hook: { url: string; pending_update_count: number; last_error_message?: string },
): Finding {
  const service = "webhook";
  if (hook.url !== `${APP_URL}/api/webhook/telegram`)
    return { ok: false, service, says: `Telegram sends to "${hook.url}"; run \`npm run setup\`` };
  if (hook.last_error_message)
    return { ok: false, service, says: `Telegram's last delivery failed: ${hook.last_error_message}` };
  return { ok: true, service, says: `set, ${hook.pending_update_count} updates waiting` };
}

async function askInngest({ INNGEST_DEV, INNGEST_BASE_URL }: Env): Promise<Finding> {
  const service = "inngest";
  const address = INNGEST_DEV?.startsWith("http") ? INNGEST_DEV : INNGEST_BASE_URL;
  if (!address)
    return { ok: true, service, says: "Inngest Cloud; see its dashboard for the registered functions" };
  try {
    await fetch(address, { signal: AbortSignal.timeout(5_000) });
    return { ok: true, service, says: "answers" };
  } catch (error) {
    return { ok: false, service, says: `${address} does not answer (${(error as Error).message})` };
  }
}

/** Whose key it is, and whether what Telegram takes could be sent back. */
async function askStripe(env: Env): Promise<Finding[]> {
  const { STRIPE_SECRET_KEY: key, STRIPE_API_BASE = "https://api.stripe.com", TELEGRAM_PROVIDER_TOKEN } = env;
  const service = "stripe";
  if (!key)
    return TELEGRAM_PROVIDER_TOKEN
      ? [
          {
            ok: false,
            service,
            says: "set STRIPE_SECRET_KEY too: Telegram's payments are refunded through it",
          },
        ]
      : [{ ok: true, service, says: "not set up; events are free or sold for Stars" }];
  try {
    const response = await fetch(`${STRIPE_API_BASE}/v1/charges?limit=1`, {
      headers: { authorization: `Bearer ${key}` },
      signal: AbortSignal.timeout(5_000),
    });
    return response.ok
      ? [
          {
            ok: true,
            service,
            says: `answers, ${env.PAYMENTS_SELLER === "platform" ? "the platform" : "each organizer"} sells`,
          },
        ]
      : [{ ok: false, service, says: `answers ${response.status}; check STRIPE_SECRET_KEY` }];
  } catch (error) {
    return [{ ok: false, service, says: `${STRIPE_API_BASE} does not answer (${(error as Error).name})` }];
  }
}

/** One Bot API call: its result, or in words why not. The token never appears in them. */
async function call<T>({ TELEGRAM_API_ROOT, TELEGRAM_BOT_TOKEN }: Env, method: string): Promise<T | string> {
  try {
    const response = await fetch(`${TELEGRAM_API_ROOT}/bot${TELEGRAM_BOT_TOKEN}/${method}`, {
      signal: AbortSignal.timeout(5_000),
    });
    const answer = (await response.json()) as { ok: true; result: T } | { ok: false; description: string };
    return answer.ok ? answer.result : answer.description;
  } catch (error) {
    return `Telegram does not answer (${(error as Error).name})`;
  }
}
