import { ApiProblem } from "@/lib/query/client";
import { type FieldError, SIGNAL_FIELDS } from "./signal-fields";

export const errorsOf = (error: unknown): FieldError[] =>
  error instanceof ApiProblem ? (error.problem.errors ?? []) : [];

/** People count from one: `0` is "number 1". */
const placeWords = (path: string) => (/^\d+$/.test(path) ? `number ${Number(path) + 1}` : path);

/** `metadata.location_1.city` belongs to the field `metadata`, and says where in it. */
export function byField(errors: FieldError[]): { fields: Record<string, string[]>; rest: FieldError[] } {
  const fields: Record<string, string[]> = {};
  const rest: FieldError[] = [];
  for (const error of errors) {
    const field = SIGNAL_FIELDS.find((name) => error.path === name || error.path.startsWith(`${name}.`));
    if (!field) rest.push(error);
    else
      fields[field] = [
        ...(fields[field] ?? []),
        error.path === field ? error.message : `${placeWords(error.path.slice(field.length + 1))}: ${error.message}`,
      ];
  }
  return { fields, rest };
}
