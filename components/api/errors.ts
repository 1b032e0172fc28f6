import { learnServerTime } from "@/components/ui/server-time";

/** What the server answered instead: `reason` for the program, `message` for people. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly reason: string;
  readonly issues: { path: string[]; message: string }[];

  constructor(
    readonly status: number,
    readonly body: { error: string; message: string; issues?: { path: string[]; message: string }[] },
  ) {
    super(body.message || body.error);
    this.reason = body.error;
    this.issues = body.issues ?? [];
  }
}

/** The network gave no answer: nothing is known of what was asked. */
export class Offline extends Error {
  override readonly name = "Offline";
}

/** The answer's JSON; its time is noted. Throws ApiError for a refusal. */
export async function readAnswer<Answer>(response: Response): Promise<Answer> {
  learnServerTime(response.headers.get("date"));
  const body = await response.json().catch(() => undefined);
  if (response.ok && body !== undefined) return body as Answer;
  throw new ApiError(response.status, body?.error ? body : { error: "unavailable", message: "" });
}
