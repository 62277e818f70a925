import { expect, it } from "vitest";
import table from "@/data/attack.json";
import { TACTIC_NAME } from "./tactic-names";

it("names the tactics as the table does", () => {
  expect(TACTIC_NAME).toEqual(Object.fromEntries(table.tactics.map(({ id, name }) => [id, name])));
});
