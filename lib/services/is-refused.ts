import { AppError } from "@/lib/errors";

/** One of many that cannot take a change: the others still can. */
export const isRefused = (error: unknown): error is AppError =>
  error instanceof AppError && (error.code === "conflict" || error.code === "stale");
