import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { WorkflowSummary } from "@/lib/schema/workflow";
import { applyWorkflow, gatherWorkflows } from "./workflow-live";
import { workflowKeys } from "./workflows";

type Rows = Record<string, { version: number }>;

const ID = "11111111-1111-4111-8111-111111111111";
const summary = (version: number, ticket_id: string | null = null) =>
  ({ workflow_id: ID, version, ticket_id }) as WorkflowSummary;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const isStale = (client: QueryClient, key: readonly unknown[]) => client.getQueryState(key)?.isInvalidated;

it("asks again for an open workflow that moved, and for none that is older than what is shown", () => {
  const client = new QueryClient();
  client.setQueryData(workflowKeys.detail(ID), { version: 3 });
  applyWorkflow(client, summary(3));
  expect(isStale(client, workflowKeys.detail(ID))).toBe(false);
  applyWorkflow(client, summary(4));
  expect(isStale(client, workflowKeys.detail(ID))).toBe(true);
});

it("asks for notifications once for any number of moves, and only when there can be some", () => {
  const client = new QueryClient();
  const asked = vi.spyOn(client, "invalidateQueries");
  applyWorkflow(client, summary(2));
  vi.runAllTimers();
  expect(asked).not.toHaveBeenCalled();
  for (let version = 3; version < 50; version++) applyWorkflow(client, summary(version, "SOC-000001"));
  vi.runAllTimers();
  expect(asked).toHaveBeenCalledExactlyOnceWith({ queryKey: workflowKeys.notifications });
});

it("asks for notifications every few seconds while a storm of moves goes on", () => {
  const client = new QueryClient();
  const asked = vi.spyOn(client, "invalidateQueries");
  for (let version = 2; version <= 61; version++) {
    applyWorkflow(client, summary(version, "SOC-000001"));
    vi.advanceTimersByTime(100);
  }
  vi.runAllTimers();
  expect(asked.mock.calls.length).toBeLessThanOrEqual(3);
  expect(asked.mock.calls.length).toBeGreaterThanOrEqual(2);
});

it("shows a storm of moves in a few goes, each workflow as it was told last", () => {
  const client = new QueryClient();
  const drawn: number[] = [];
  client.setQueryData(workflowKeys.batch("b"), { [ID]: { version: 1 } });
  client.getQueryCache().subscribe(({ type, query }) => {
    if (type === "updated" && query.queryKey[1] === "batch") drawn.push((query.state.data as Rows)[ID]?.version ?? 0);
  });
  const gathered = gatherWorkflows(client);
  for (let version = 2; version <= 1_000; version++) {
    gathered.add(summary(version));
    gathered.show();
    if (version % 100 === 0) vi.advanceTimersByTime(20);
  }
  vi.runAllTimers();
  expect(drawn.length).toBeLessThanOrEqual(4);
  expect(drawn.at(-1)).toBe(1_000);
});
