import { expect, it } from "vitest";
import type { WorkflowSummary } from "@/lib/schema/workflow";
import { alertsHref, stepsOf } from "./alert-words";

const at = (status: WorkflowSummary["status"], change: Partial<WorkflowSummary> = {}) =>
  stepsOf({ status, current_agent: null, requires_investigation: null, open_actions: 0, ...change });

it("marks what is done, where it stands and what lies ahead", () => {
  expect(at("new")).toEqual(["ahead", "ahead", "ahead", "ahead", "ahead"]);
  expect(at("investigating")).toEqual(["done", "now", "ahead", "ahead", "ahead"]);
  expect(at("awaiting_approval")).toEqual(["done", "done", "done", "done", "now"]);
});

it("tells an investigation that was not needed from one that is to come", () => {
  expect(at("deciding", { requires_investigation: false })).toEqual(["done", "skipped", "now", "ahead", "ahead"]);
  expect(at("completed", { requires_investigation: true })).toEqual(["done", "done", "done", "done", "skipped"]);
});

it("marks the step that failed, not those that were never reached", () => {
  expect(at("failed", { current_agent: "decision" })).toEqual(["done", "done", "failed", "ahead", "ahead"]);
  expect(at("failed")).toEqual(["failed", "ahead", "ahead", "ahead", "ahead"]);
});

it("leads to the list of what is counted", () => {
  expect(alertsHref({ status: ["triaging", "deciding"] })).toBe("/alerts?status=triaging%2Cdeciding");
  expect(alertsHref({ status: [] })).toBe("/alerts");
});
