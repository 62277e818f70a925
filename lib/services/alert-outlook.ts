import { alertEntities } from "@/agents/alert/alert-keys";
import { decideAlert } from "@/agents/alert/decide";
import { investigateAlert } from "@/agents/alert/investigate";
import { triageAlert } from "@/agents/alert/triage";
import type { AlertSources } from "@/agents/alert-ports";
import type { Tally } from "@/agents/ports";
import type { Alert } from "@/lib/schema/alert";
import type { AlertOutlook } from "@/lib/schema/alert-outlook";
import type { Verdict } from "@/lib/schema/threat-analysis";
import type { House } from "./house";

const WINDOW_MS = 30 * 24 * 3_600_000;

export type OneAlert = { workflow_id: string; alert: Alert };

/**
 * What people are taken to have made of one alert. `counted`: what the store's answers say of it.
 * `resolved_before`: nothing that was said then or later is known.
 */
export type Supposed = { counted: Verdict | null; said: Verdict | null; resolved_before?: string };

const add = (tally: Tally, verdict: Verdict | null, by: 1 | -1): Tally => {
  if (verdict === null) return tally;
  const kind = verdict === "true_positive" ? "real" : "false";
  return { ...tally, [kind]: Math.max(0, tally[kind] + by) };
};

/** The house's sources for an alert like this one, as they would answer had people resolved this one so. */
function sourcesSupposing(
  { sources, alertHistory }: House,
  one: OneAlert,
  { counted, said, resolved_before }: Supposed,
): AlertSources {
  const { host, user } = alertEntities(one.alert);
  const event = Date.parse(one.alert.timestamp);
  const bound = resolved_before === undefined ? {} : { resolved_before };
  return {
    ...sources,
    alertState: async (question) => {
      const state = await alertHistory.alertState({ ...question, ...bound });
      const age = Date.parse(question.at) - event;
      if (age < 0 || age > WINDOW_MS) return state;
      const moved = (tally: Tally) => add(add(tally, counted, -1), said, 1);
      const { all, rule, rule_and_host, rule_and_user } = state.resolved;
      return {
        ...state,
        resolved: {
          all: moved(all),
          rule: moved(rule),
          rule_and_host: host ? moved(rule_and_host) : rule_and_host,
          rule_and_user: user ? moved(rule_and_user) : rule_and_user,
        },
      };
    },
    alertsNear: async (question) => {
      const near = await alertHistory.alertsNear({ ...question, ...bound });
      return near.map((other) => (other.workflow_id === one.workflow_id ? { ...other, resolution: said } : other));
    },
  };
}

/** Judges the same alert again at that time, by code alone, as if people had resolved it so. Stores nothing. */
export async function alertOutlook(house: House, one: OneAlert, at: string, supposed: Supposed): Promise<AlertOutlook> {
  const sources = sourcesSupposing(house, one, supposed);
  const id = house.newId();
  const alert = { ...one.alert, alert_id: id, timestamp: at };
  const intake_seq = Number.MAX_SAFE_INTEGER;
  const next = { workflow_id: id, alert, received_at: at, intake_seq };
  const deps = { sources, clock: { now: () => new Date(at), elapsed: house.clock.elapsed } };
  const triage = await triageAlert(next, deps);
  const investigation = triage.requires_investigation ? await investigateAlert(next, triage, deps) : null;
  const decision = await decideAlert(next, { triage, investigation }, deps);
  const { customer_name } = alert;
  const keys = alertEntities(alert);
  const { resolved } = await sources.alertState({ customer_name, workflow_id: id, intake_seq, at, keys });
  return {
    malicious_probability: decision.malicious_probability,
    verdict: decision.final_verdict,
    priority: decision.priority,
    rule_resolved: resolved.rule,
  };
}
