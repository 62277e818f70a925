import { AppError } from "@/lib/errors";

/** `"3"`: a threat's version is its entity tag. */
export function entityTag(version: number): string {
  return `"${version}"`;
}

/**
 * The version that the caller has seen, from `If-Match` or else from the body; undefined when neither says.
 * @throws AppError invalid when both are given and differ, stale when the tag can be no version of ours
 */
export function expectedVersion(request: Request, inBody: number | undefined): number | undefined {
  const header = request.headers.get("if-match");
  if (header === null || header.trim() === "*") return inBody; // "*" names no version, and overwriting blindly is the point of asking
  const version = Number(/^(?:W\/)?"?(\d{1,15})"?$/.exec(header.trim())?.[1]);
  if (!Number.isSafeInteger(version)) throw new AppError("stale", "If-Match names no version of this threat.");
  if (inBody !== undefined && inBody !== version) {
    throw new AppError("invalid", "If-Match and version differ.", {
      errors: [{ path: "version", message: "must equal If-Match when both are given" }],
    });
  }
  return version;
}

/** True when the caller's copy is the current one (`If-None-Match`). */
export function isUnchanged(request: Request, version: number): boolean {
  const tags = (request.headers.get("if-none-match") ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes(entityTag(version)) || tags.includes("*");
}

/** @throws AppError bad_request for a key that no honest client sends */
export function idempotencyKeyOf(request: Request): string | undefined {
  const key = request.headers.get("idempotency-key");
  if (key === null) return undefined;
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new AppError("bad_request", "Idempotency-Key must be 1 to 255 printable ASCII characters without spaces.");
  }
  return key;
}
