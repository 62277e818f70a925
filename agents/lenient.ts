import * as z from "zod";

/**
 * A list of which an item of wrong form costs only itself: it is read as `blank`, which grounding drops and counts.
 * To a model the schema reads as a plain list.
 */
export const lenientList = <T extends z.ZodType>(item: T, blank: z.input<T>) =>
  z.preprocess(
    (given) => (Array.isArray(given) ? given.map((one) => (item.safeParse(one).success ? one : blank)) : given),
    z.array(item),
  );
