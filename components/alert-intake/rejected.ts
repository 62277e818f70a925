import { ApiProblem } from "@/lib/query/client";
import type { BatchAnswer } from "@/lib/schema/workflow-query";

export type Rejected = BatchAnswer["rejected"][number];

const PLACE = /^(\d+)(?:\.(.*))?$/s;

/** Of a refusal of all: its errors name place and field in one path, `0.severity`. Empty when it is about something else. */
export function rejectedOf(error: unknown): Rejected[] {
  if (!(error instanceof ApiProblem) || error.status !== 422) return [];
  const byIndex = new Map<number, Rejected>();
  for (const { path, message } of error.problem.errors ?? []) {
    const [, place, field = ""] = PLACE.exec(path) ?? [];
    if (place === undefined) return [];
    const index = Number(place);
    const rejected = byIndex.get(index) ?? { index, errors: [] };
    rejected.errors.push({ path: field, message });
    byIndex.set(index, rejected);
  }
  return [...byIndex.values()];
}

const NAMES = ["alert_id", "rule_name", "title"];

/** What a person may know a rejected alert by, if it says anything of the kind. */
export function nameOf(alert: unknown): string | null {
  if (alert === null || typeof alert !== "object") return null;
  const named = new Map(Object.entries(alert));
  const found = NAMES.map((key) => named.get(key)).find((value) => typeof value === "string" && value.trim() !== "");
  return typeof found === "string" ? found.slice(0, 200) : null;
}
