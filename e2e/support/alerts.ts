import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import type { Workflow } from "@/lib/schema/workflow";

type Sample = Record<string, unknown> & { alert_id: string };

const { alerts } = JSON.parse(readFileSync(path.resolve(import.meta.dirname, "../../data/alerts.json"), "utf8")) as {
  alerts: Sample[];
};

/** A prepared alert under an id of its own, found by words of its rule, in either spelling. */
export function sampleAlert(word: RegExp, change: Record<string, unknown> = {}): Sample {
  const sample = alerts.find((alert) => word.test(String(alert.rule_name ?? alert.title)));
  if (!sample) throw new Error(`No sample alert is about ${word}`);
  return { ...sample, alert_id: `e2e-${randomUUID()}`, ...change };
}

export const REMOTE_LOGON = /remote logon after a run of failures/i;
export const REMOVED_MALWARE = /malware found and removed/i;

export const asItIs = async (page: Page, id: string) =>
  (await (await page.request.get(`/api/alerts/status/${id}?include_details=true`)).json()) as Workflow;

/** Hands in an alert and waits until its workflow asks for a person or has ended. */
export async function judged(page: Page, alert: Sample): Promise<Workflow> {
  const answer = await page.request.post("/api/alerts/process", { data: alert });
  expect(answer.status(), await answer.text()).toBe(202);
  const { workflow_id } = (await answer.json()) as { workflow_id: string };
  await expect
    .poll(async () => (await asItIs(page, workflow_id)).status, { timeout: 30_000, intervals: [100] })
    .toMatch(/^(awaiting_approval|completed|failed)$/);
  return asItIs(page, workflow_id);
}

/** The server paints the page at once; keys are heard when it has come alive. */
export async function openAlert(page: Page, id: string, view = ""): Promise<void> {
  await page.goto(`/alerts/${id}${view && `?view=${view}`}`);
  await expect(page.locator("nav[data-alive]")).toBeVisible();
}
