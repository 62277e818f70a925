import type { Alert } from "@/lib/schema/alert";
import type { DecisionResult, InvestigationResult, TriageResult } from "@/lib/schema/workflow";
import { alertEntities } from "../alert/alert-keys";
import { decideAlert } from "../alert/decide";
import { investigateAlert } from "../alert/investigate";
import { type AlertResponsePlan, planAlertResponse } from "../alert/respond";
import { triageAlert } from "../alert/triage";
import type { AlertSources, OtherAlert } from "../alert-ports";
import { NOW } from "./a-signal";
import { fakeAlertSources } from "./fake-alert-sources";
import { stoppedClock } from "./fake-sources";

export type JudgedAlert = {
  triage: TriageResult;
  investigation: InvestigationResult | null;
  decision: DecisionResult;
  plan: AlertResponsePlan;
};

const idOf = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`;

/** The four judgements in the graph's order, without graph, queue or store. */
export async function judgeAlert(
  alert: Alert,
  sources: AlertSources = fakeAlertSources(),
  workflow_id = idOf(1),
): Promise<JudgedAlert> {
  const item = { workflow_id, alert, received_at: NOW, intake_seq: 1000 };
  const deps = { sources, clock: stoppedClock() };
  const triage = await triageAlert(item, deps);
  const investigation = triage.requires_investigation ? await investigateAlert(item, triage, deps) : null;
  const decision = await decideAlert(item, { triage, investigation }, deps);
  return {
    triage,
    investigation,
    decision,
    plan: await planAlertResponse(item, { triage, investigation, decision }, deps),
  };
}

const asOther = (alert: Alert, at: number): OtherAlert => ({
  workflow_id: idOf(at),
  alert_id: alert.alert_id,
  rule_id: alert.rule_id,
  rule_name: alert.rule_name,
  severity: alert.severity,
  at: alert.timestamp,
  entities: alertEntities(alert).entities,
  tactics: alert.tactics,
  techniques: alert.techniques,
  resolution: null,
});

/** All of a file, each in a world where the others were taken in with it; answers by alert_id. */
export async function judgeAll(
  alerts: Alert[],
  facts: (others: OtherAlert[]) => AlertSources,
): Promise<Map<string, JudgedAlert>> {
  const others = alerts.map(asOther);
  const judged = await Promise.all(
    alerts.map(
      async (alert, at) =>
        [alert.alert_id, await judgeAlert(alert, facts(others.filter((_, i) => i !== at)), idOf(at))] as const,
    ),
  );
  return new Map(judged);
}
