import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const LABELS = /ground_truth|labelled_alerts/;
const MAY_READ = [
  "lib/services/list-evaluation-samples.ts", // hands them to whoever starts an evaluation
  "lib/services/read-labelled.ts",
  "lib/services/evaluate-alerts.ts", // takes them out of alerts
  "lib/schema/labelled-file.ts",
];

const sources = ["agents", "lib", "app", "components", "prisma"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(ts|tsx)$/.test(file) && !/\.test\.tsx?$|(^|\/)testing\//.test(file))
    .map((file) => path.join(folder, file)),
);

it("is read by nothing that judges: only what starts and compares evaluations knows where labels lie", () => {
  expect(sources.length).toBeGreaterThan(300);
  const readers = sources.filter((file) => LABELS.test(readFileSync(file, "utf8")));
  expect(readers.sort()).toEqual([...MAY_READ].sort());
});
