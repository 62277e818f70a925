import * as z from "zod";

/** A JSON text column, parsed as `schema`. */
export const json = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text, ctx): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        ctx.addIssue({ code: "custom", message: "is not JSON" });
        return z.NEVER;
      }
    })
    .pipe(schema);

/** An integer, which the driver may hand out as a bigint. */
export const integer = z.union([z.bigint(), z.number()]).transform(Number);

/** Names that differ only in form, case or outer space are one: NFKC, trimmed, case-folded. */
export function keyOf(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase();
}
