/** What stands in an answer under `error`. */
export type ErrorBody = {
  type: "api_error" | "card_error" | "idempotency_error" | "invalid_request_error";
  message: string;
  code?: string;
  param?: string;
};

/** A refusal of the API, with Stripe's words and codes. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly body: ErrorBody,
  ) {
    super(body.message);
  }
}

/** 400: the request makes no sense, or not now. */
export function invalidRequest(message: string, details: { code?: string; param?: string } = {}) {
  return new ApiError(400, { type: "invalid_request_error", message, ...details });
}

/** 404, also for what belongs to another account. */
export function noSuch(kind: string, id: string, param = "id") {
  return new ApiError(404, {
    type: "invalid_request_error",
    message: `No such ${kind}: '${id}'`,
    code: "resource_missing",
    param,
  });
}

/** A refusal for having read the parameters only: nothing began, so an idempotency key is not used up. */
export function isAboutParameters(error: ApiError) {
  return error.body.code?.startsWith("parameter_") ?? false;
}

/** What cannot be done at the page or the dashboard, with the reason. */
export class Impossible extends Error {}
