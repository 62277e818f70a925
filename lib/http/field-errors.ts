import type * as z from "zod";
import type { FieldError } from "@/lib/errors";

const MAX_ERRORS = 100;
const MAX_KEY = 200;

function parentOf(body: unknown, path: PropertyKey[]): unknown {
  let here = body;
  for (const key of path.slice(0, -1)) {
    if (here === null || typeof here !== "object") return undefined;
    here = Reflect.get(here, key);
  }
  return here;
}

function isMissing(body: unknown, path: PropertyKey[]): boolean {
  const last = path.at(-1);
  const parent = parentOf(body, path);
  return last !== undefined && parent !== null && typeof parent === "object" && !Object.hasOwn(parent, last);
}

function dotted(path: PropertyKey[]): string {
  return path.map((key) => String(key).slice(0, MAX_KEY)).join(".");
}

/** One entry a bad field; unknown keys are named one by one, since the console marks each at its place. */
export function fieldErrors(body: unknown, issues: readonly z.core.$ZodIssue[]): FieldError[] {
  const errors = issues.flatMap((issue): FieldError[] => {
    // A re-raised issue has the code "custom" but keeps what it knew, so the keys are looked for, not the code.
    if ("keys" in issue && Array.isArray(issue.keys)) {
      return issue.keys.map((key) => ({ path: dotted([...issue.path, String(key)]), message: "is not a known field" }));
    }
    if (isMissing(body, issue.path)) return [{ path: dotted(issue.path), message: "is required" }];
    return [{ path: dotted(issue.path), message: issue.message }];
  });
  return errors.slice(0, MAX_ERRORS);
}
