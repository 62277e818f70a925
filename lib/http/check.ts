import type * as z from "zod";
import type { FieldError } from "@/lib/errors";
import { fieldErrors } from "@/lib/http/field-errors";
import { keysHidingToString } from "@/lib/schema/text";

export type Checked<T> = { data: T } | { errors: FieldError[] };

/** The check of a length throws on `{"length": {"toString": 1}}`: such a body is wrong, not the program. */
export function check<T>(schema: z.ZodType<T>, value: unknown): Checked<T> {
  try {
    const parsed = schema.safeParse(value);
    return parsed.success ? { data: parsed.data } : { errors: fieldErrors(value, parsed.error.issues) };
  } catch (error) {
    const errors = keysHidingToString(value).map((path) => ({ path, message: "has the wrong form" }));
    if (errors.length === 0) throw error;
    return { errors };
  }
}

const AT_ONCE = 50;

/** Each value by itself, in its order; other requests find their turn in between. */
export async function checkEach<T>(schema: z.ZodType<T>, values: unknown[]): Promise<Checked<T>[]> {
  const checked: Checked<T>[] = [];
  for (const [at, value] of values.entries()) {
    if (at > 0 && at % AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
    checked.push(check(schema, value));
  }
  return checked;
}
