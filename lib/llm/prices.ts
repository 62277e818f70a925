import { readFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";

const usd = z.number().min(0); // per million tokens
const PriceTable = z.object({
  source: z.string().min(1),
  as_of: z.iso.date(),
  default_model: z.string().min(1),
  models: z
    .array(z.object({ model: z.string().min(1), input: usd, output: usd, reasoning: z.boolean().default(false) }))
    .min(1),
});
export type PriceTable = z.infer<typeof PriceTable>;

/** Dollars per million tokens; a token at 1 $ per million is 1,000 billionths of a dollar. */
export type Price = { input: number; output: number; reasoning: boolean };

const THINKS = /^(o\d|gpt-[5-9])/; // families that do, for names that are not listed

const kept: { table?: PriceTable } = {};

/** data/model_prices.json, read once a process. @throws when it is missing or wrong */
export function priceTable(): PriceTable {
  const file = () => path.join(/* turbopackIgnore: true */ process.cwd(), "data", "model_prices.json");
  kept.table ??= PriceTable.parse(JSON.parse(readFileSync(file(), "utf8")));
  return kept.table;
}

/** A model's price; that of a name with a date is the name's own, and of an unknown one the highest there is. */
export function priceOf(model: string, { models }: PriceTable = priceTable()): Price {
  const named = (name: string) => models.find((known) => known.model === name);
  const known = named(model) ?? named(model.replace(/-\d{4}-\d{2}-\d{2}$/, ""));
  if (known) return known;
  const highest = (of: "input" | "output") => Math.max(...models.map((each) => each[of]));
  return { input: highest("input"), output: highest("output"), reasoning: THINKS.test(model) };
}

/** In billionths of a dollar, whole: sums stay exact. */
export function costOf(price: Price, tokens: { input: number; output: number }): number {
  return Math.ceil((tokens.input * price.input + tokens.output * price.output) * 1000);
}

export const NANO = 1e9;
