import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { WorkflowSummary } from "@/lib/schema/workflow";
import { applyWorkflow } from "./workflow-live";
import { workflowKeys } from "./workflows";

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
