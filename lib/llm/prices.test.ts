import { expect, it } from "vitest";
import { costOf, priceOf, priceTable } from "./prices";

it("knows a model with and without its date, and takes an unknown one for the dearest", () => {
  expect(priceOf("gpt-4o")).toMatchObject({ input: 2.5, output: 10 });
  expect(priceOf("gpt-4o-2024-08-06")).toEqual(priceOf("gpt-4o"));
  const { models } = priceTable();
  expect(priceOf("made-up")).toEqual({
    input: Math.max(...models.map(({ input }) => input)),
    output: Math.max(...models.map(({ output }) => output)),
    reasoning: false,
  });
  expect(priceOf("gpt-5.9").reasoning).toBe(true);
});

it("lists the model that is taken when none is named", () => {
  expect(priceTable().models.map(({ model }) => model)).toContain(priceTable().default_model);
});

it("counts whole billionths of a dollar, never too few", () => {
  const price = { input: 0.05, output: 0.4, reasoning: true };
  expect(costOf(price, { input: 1_000_000, output: 1_000_000 })).toBe(450_000_000);
  expect(costOf({ ...price, input: 0.0001 }, { input: 1, output: 0 })).toBe(1);
});
