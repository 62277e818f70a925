import * as z from "zod";
import { SignalMetadata, ThreatType } from "./signal";

/**
 * A signal to play. Times in `metadata` may be written as `{"$minutes_ago": n}` and are dated when it is played;
 * so may the few infra events that a scenario needs (a running load test): they are read from `infra_events`.
 */
export const Scenario = z.object({
  name: z.string().regex(/^[a-z0-9_]+$/),
  title: z.string().min(1),
  description: z.string().min(1),
  threat_type: ThreatType,
  truth: z.enum(["real", "benign"]), // for tests and evaluation; nothing that judges reads it
  signal: z.object({
    customer_name: z.string(),
    source_ip: z.string().optional(),
    user_agent: z.string().optional(),
    endpoint: z.string().optional(),
    request_count: z.int().optional(),
    time_window_minutes: z.number().optional(),
    mitre_hints: z.array(z.string()).optional(),
    metadata: SignalMetadata.optional(),
  }),
});
export type Scenario = z.infer<typeof Scenario>;

export const ScenarioSummary = z
  .object({ name: z.string(), title: z.string(), description: z.string(), threat_type: ThreatType })
  .meta({ id: "ScenarioSummary" });
export type ScenarioSummary = z.infer<typeof ScenarioSummary>;
export const ScenarioList = z.object({ items: z.array(ScenarioSummary) }).meta({ id: "ScenarioList" });
