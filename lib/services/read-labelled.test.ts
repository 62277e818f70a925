import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach, expect, it } from "vitest";
import { readLabelled } from "./read-labelled";

const root = mkdtempSync(path.join(tmpdir(), "soc-labels-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folder = root;
beforeEach(() => {
  folder = mkdtempSync(path.join(root, "one-"));
});

const alert = (alert_id: string) => ({ alert_id, rule_id: "R", title: "T", severity: "low", description: "" });
const label = (alert_id: string) => ({ alert_id, verdict: "benign" });
function file(name: string, content: unknown): string {
  const place = path.join(folder, name);
  writeFileSync(place, typeof content === "string" ? content : JSON.stringify(content));
  return place;
}
const ids = (items: { alert_id: string }[]) => items.map(({ alert_id }) => alert_id);

it.each([
  ["in the same file", { "x.json": { alerts: [alert("a")], truth: [label("a")] } }, undefined],
  ["beside it", { "x.json": { alerts: [alert("a")] }, "ground_truth.json": [label("a")] }, undefined],
  [
    "under its name, before others",
    { "x.json": [alert("a")], "x_truth.json": [label("a")], "ground_truth.json": "{" },
    undefined,
  ],
  ["by id", { "x.json": { alerts: [alert("a")] }, "t.json": { a: { verdict: "benign" } } }, "t.json"],
  [
    "in the file named, before its own",
    { "x.json": { alerts: [alert("a")], truth: [] }, "t.json": [label("a")] },
    "t.json",
  ],
])("finds labels %s", async (_, files, named) => {
  for (const [name, content] of Object.entries(files)) file(name, content);
  const read = await readLabelled(path.join(folder, "x.json"), named && path.join(folder, named));
  expect([ids(read.alerts), ids(read.truth)]).toEqual([["a"], ["a"]]);
});

it("names alerts without a truth, and labels without an alert", async () => {
  const x = file("x.json", { alerts: [alert("a"), alert("b")], truth: [label("a"), label("c")] });
  expect(await readLabelled(x)).toMatchObject({ without_truth: ["b"], without_alert: ["c"] });
});

it.each([
  ["a file that is not there", {}, "there is no file"],
  ["what is no JSON", { "x.json": "{alerts:" }, "is not JSON"],
  ["a file without alerts", { "x.json": { rows: [] } }, "holds no alerts"],
  ["a file without labels", { "x.json": { alerts: [alert("a")] } }, "has no labels"],
  [
    "a wrong alert",
    { "x.json": { alerts: [alert("a"), { ...alert("b"), severity: 1 }], truth: [label("a")] } },
    "alert 2 (b): severity",
  ],
  [
    "a wrong label",
    { "x.json": { alerts: [alert("a")], truth: [{ alert_id: "a", verdict: "bad" }] } },
    "label 1 (a): verdict",
  ],
  ["an alert twice", { "x.json": { alerts: [alert("a"), alert("a")], truth: [label("a")] } }, "stand twice: a"],
  ["labels of other alerts", { "x.json": { alerts: [alert("a")], truth: [label("b")] } }, "is it the right file?"],
])("says what is wrong with %s", async (_, files, words) => {
  for (const [name, content] of Object.entries(files)) file(name, content);
  await expect(readLabelled(path.join(folder, "x.json"))).rejects.toThrow(words);
});
