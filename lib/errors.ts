/** Every way a request can fail on purpose. `satisfies` keeps a new code from being forgotten. */
const STATUS = {
  bad_request: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  stale: 409,
  too_large: 413,
  unsupported_media_type: 415,
  invalid: 422,
  precondition_required: 428,
  rate_limited: 429,
  unavailable: 503,
} satisfies Record<string, number>;

export type ErrorCode = keyof typeof STATUS;

/** One wrong field: `path` in dots, as in `metadata.location_1.city`; empty for the whole body. */
export type FieldError = { path: string; message: string };

/** An expected failure. `message` is safe to show to a caller; `cause` is only logged. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly errors: FieldError[] | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { errors?: FieldError[]; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.errors = options.errors;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status(): number {
    return STATUS[this.code];
  }
}
