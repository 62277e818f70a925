import { AppError } from "@/lib/errors";

type Failure = { code: string; message: string };

/** Digs SQLite's own code and message out of what the adapter and Prisma wrapped around them. */
export function failureOf(error: unknown, depth = 0): Failure | null {
  if (error === null || typeof error !== "object" || depth > 6) return null;
  const { originalCode, originalMessage, code, message, meta, cause, driverAdapterError } = error as Record<
    string,
    unknown
  >;
  if (typeof originalCode === "string") return { code: originalCode, message: String(originalMessage) };
  for (const inner of [driverAdapterError, meta, cause]) {
    const found = failureOf(inner, depth + 1);
    if (found) return found;
  }
  return typeof code === "string" && code.startsWith("SQLITE_") ? { code, message: String(message) } : null;
}

export const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(failureOf(error)?.code ?? "");

/** True when a unique constraint on this column, as in "threats.id", refused the row. */
export function isDuplicate(error: unknown, column: string): boolean {
  const failure = failureOf(error);
  return failure !== null && /^SQLITE_CONSTRAINT/.test(failure.code) && failure.message.includes(column);
}

/** A database that cannot take or give anything now is unavailable; every other error stays what it is. */
export function asUnavailable(error: unknown): unknown {
  const code = failureOf(error)?.code ?? "";
  const unopened = error instanceof TypeError && error.message.startsWith("Cannot open database"); // its folder is gone
  if (!unopened && !/^SQLITE_(BUSY|LOCKED|FULL|READONLY|IOERR|CANTOPEN|CORRUPT|NOTADB)/.test(code)) return error;
  return new AppError("unavailable", "The database cannot be used just now. Nothing was stored; please try again.", {
    retryAfterSeconds: 1,
    cause: error,
  });
}
