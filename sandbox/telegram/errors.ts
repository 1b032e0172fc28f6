/** A refusal of the Bot API, with the words Telegram uses for it. */
export class ApiError extends Error {
  constructor(
    readonly code: number,
    description: string,
    readonly parameters?: { retry_after?: number; migrate_to_chat_id?: number },
    /** The text alone, to be told as the failure of a larger thing. */
    readonly detail = description,
  ) {
    super(description);
  }
}

/** 400. Telegram writes the first letter small, unless the text is one of its CONSTANTS. */
export function badRequest(text: string) {
  return new ApiError(400, `Bad Request: ${decapitalized(text)}`, undefined, text);
}

/** 403: the bot may not, whatever it sends. */
export function forbidden(text: string) {
  return new ApiError(403, `Forbidden: ${text}`);
}

/** 429, with the seconds to wait. */
export function tooManyRequests(retryAfter: number) {
  return new ApiError(429, `Too Many Requests: retry after ${retryAfter}`, { retry_after: retryAfter });
}

function decapitalized(text: string) {
  if (/^.[A-Z_]/.test(text)) return text;
  return text.charAt(0).toLowerCase() + text.slice(1);
}
