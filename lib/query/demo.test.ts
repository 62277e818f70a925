import { QueryClient } from "@tanstack/react-query";
import { expect, it } from "vitest";
import type { Play } from "@/lib/schema/demo";
import type { WorkflowSummary } from "@/lib/schema/workflow";
import { applyDemo, applyWorkflowToDemo, demoKeys, type HeardPlay, placeOf } from "./demo";

const play = (changes: Partial<Play> = {}): Play => ({
  play_id: "11111111-1111-4111-8111-111111111111",
  kind: "story",
  name: "a_story",
  title: "A story",
  status: "playing",
  stopped_by: null,
  speed: 60,
  position_seconds: 120,
  length_seconds: 600,
  as_of: "2026-03-02T10:00:00.000Z",
  started_at: "2026-03-02T10:00:00.000Z",
  started_by: "Kim",
  revision: 3,
  stages: [
    {
      id: "one",
      kind: "alert",
      title: "One",
      at_minutes: 0,
      status: "sent",
      sent_at: "2026-03-02T10:00:00.000Z",
      threat_id: null,
      workflow_id: "22222222-2222-4222-8222-222222222222",
      severity: "high",
      verdict: null,
      error: null,
    },
  ],
  ...changes,
});
const known = (client: QueryClient) => client.getQueryData<HeardPlay>(demoKeys.state)?.play;
const judged = (priority: WorkflowSummary["priority"]) =>
  ({ workflow_id: "22222222-2222-4222-8222-222222222222", verdict: "true_positive", priority }) as WorkflowSummary;

it("runs on by its speed from when it was heard, and not past the end", () => {
  const heard = { play: play(), heardAt: 1_000 };
  expect(placeOf(heard, 3_000)).toBe(240);
  expect(placeOf(heard, 60_000)).toBe(600);
  expect(placeOf({ ...heard, play: play({ status: "paused" }) }, 60_000)).toBe(120);
});

it("keeps the later of two, in whatever order they come", () => {
  const client = new QueryClient();
  applyDemo(client, { play: play({ revision: 5, status: "paused" }) });
  applyDemo(client, { play: play({ revision: 4 }) });
  expect(known(client)?.status).toBe("paused");
  applyDemo(client, { play: play({ play_id: "33333333-3333-4333-8333-333333333333", revision: 1 }) });
  expect(known(client)?.revision).toBe(1);
});

it("shows an alert's verdict once it is decided, and keeps it", () => {
  const client = new QueryClient();
  applyDemo(client, { play: play() });
  applyWorkflowToDemo(client, judged(null)); // triage has spoken, the decision has not
  expect(known(client)?.stages[0]?.verdict).toBeNull();
  applyWorkflowToDemo(client, judged("P1"));
  applyDemo(client, { play: play({ revision: 4 }) });
  expect(known(client)?.stages[0]?.verdict).toBe("true_positive");
});
