import { expect, it } from "vitest";
import { readLabelledTexts } from "./read-labelled-texts";

const alert = (alert_id: string) => ({ alert_id, rule_id: "R", severity: "low" });
const label = (alert_id: string) => ({ alert_id, verdict: "benign" });
const text = (name: string, value: unknown) => ({
  name,
  text: typeof value === "string" ? value : JSON.stringify(value),
});

it.each([
  ["one text of both", [text("x", { alerts: [alert("a")], truth: [label("a")] })]],
  ["two, in either order", [text("labels", [label("a")]), text("x", { alerts: [alert("a")] })]],
  ["a bare list, and labels by id", [text("x", [alert("a")]), text("labels", { a: { verdict: "benign" } })]],
])("reads %s", (_, texts) => {
  expect(readLabelledTexts(texts)).toMatchObject({ name: "x", alerts: [alert("a")], truth: [label("a")], labelled: 1 });
});

it("counts what is labelled, and labels of others", () => {
  const both = { alerts: [alert("a"), alert("b")], truth: [label("a"), label("z")] };
  expect(readLabelledTexts([text("x", both)])).toMatchObject({ labelled: 1, stray: 1 });
});

it.each([
  [[text("x", "{")], "x is not JSON"],
  [[text("x", { rows: [] })], "neither alerts nor labels"],
  [[text("x", [label("a")])], "are missing"],
  [[text("x", { alerts: [alert("a")] })], "have no labels"],
  [[text("x", { alerts: [], truth: [label("a")] })], "is empty"],
  [[text("x", [alert("a")]), text("y", [alert("b")])], "Two of these hold alerts"],
  [[text("x", [alert("a")]), text("y", [label("b")])], "the right files"],
])("says what is wrong with %j", (texts, words) => {
  expect(readLabelledTexts(texts)).toEqual({ problem: expect.stringContaining(words) });
});
