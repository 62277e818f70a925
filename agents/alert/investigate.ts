import type { Finding } from "@/lib/schema/evidence";
import type { AttackStep, InvestigationResult, RelatedAlert, TriageResult } from "@/lib/schema/workflow";
import type { AlertCase, OtherAlert } from "../alert-ports";
import { clamp, readSource, round } from "../assessment";
import w from "../knowledge/alert-weights.json";
import { currentId, techniqueOf } from "../knowledge/attack";
import { capitalise, list, plural, quote } from "../wording";
import { chainOf, orderOfTactic, tacticsOfAlert } from "./attack-chain";
import { type Ledger, ledger } from "./ledger";
import { readAlert } from "./read-alert";
import { riskOf } from "./risk";
import type { AlertDeps } from "./triage";
import { judge } from "./verdict";

const FIRST_EVIDENCE = 200;
const HOUR_MS = 3_600_000;
const LOOK_BACK_HOURS = 24;
const MOST_RELATED = 25;

const minutesApart = (item: AlertCase, other: OtherAlert): number =>
  round((Date.parse(other.at) - Date.parse(item.alert.timestamp)) / 60_000, 1);

/** Walks outward one step from the alert's entities, orders what it finds by tactic, and says what it did not find. */
export async function investigateAlert(
  item: AlertCase,
  triage: TriageResult,
  { sources, clock }: AlertDeps,
): Promise<InvestigationResult> {
  const started_at = clock.now().toISOString();
  const start = clock.elapsed();
  const { alert, workflow_id, intake_seq } = item;
  const features = readAlert(alert);
  const { entities } = features.keys;
  const read = { consulted: [] as string[], failed: [] as string[] };
  const at = alert.timestamp;
  const since = new Date(Date.parse(at) - LOOK_BACK_HOURS * HOUR_MS).toISOString();
  const near = await readSource(
    "alerts",
    read,
    () =>
      sources.alertsNear({
        customer_name: alert.customer_name,
        workflow_id,
        intake_seq,
        at,
        entities,
        since,
        until: at,
      }),
    [],
  );
  // What people closed as false tells nothing about an attack.
  const others = near.filter(({ resolution }) => resolution === null || resolution === "true_positive");
  const to = ledger(FIRST_EVIDENCE);
  const findings: Finding[] = [];
  const related = others.slice(0, MOST_RELATED).map((other): RelatedAlert & { evidence_id: string } => {
    const shared = other.entities
      .filter((entity) => entities.includes(entity))
      .map((entity) => entity.replace(":", " "));
    const minutes_apart = minutesApart(item, other);
    const evidence_id = to.fact({
      kind: "related_alert",
      source: "alerts",
      summary: `${quote(other.rule_name, 120)}, ${Math.abs(minutes_apart)} minutes before, shares ${list(shared.map((text) => quote(text, 60)))}`,
      observed_at: other.at,
      data: {
        alert_id: other.alert_id,
        workflow_id: other.workflow_id,
        shared,
        tactics: other.tactics,
        techniques: other.techniques,
      },
    });
    return {
      alert_id: other.alert_id,
      workflow_id: other.workflow_id,
      rule_name: other.rule_name,
      shared,
      minutes_apart,
      evidence_id,
    };
  });
  weighRelated(item, others, related, to, findings);
  const chain = weighChain(item, triage, others, related, to, findings);
  const intel = triage.evidence.filter(({ kind }) => kind === "intel_match");
  findings.push(
    intel.length > 0
      ? {
          text: `Intelligence knows ${plural(intel.length, "indicator")} of this alert`,
          evidence_ids: intel.map(({ id }) => id),
        }
      : {
          text: `Looked up ${plural(entities.filter((entity) => /^(ip|domain|hash):/.test(entity)).length, "address, domain and hash", "addresses, domains and hashes")}: none is in intelligence`,
          evidence_ids: [],
        },
  );
  const judged = judge([...triage.weights, ...to.weights]);
  const { risk_score, risk_parts } = riskOf(features, triage, judged.probability, chain.length);
  return {
    findings,
    threat_context: {
      looked_for: { entities, since, until: at, sources: read.consulted },
      could_not_read: read.failed,
      alerts_found: near.length,
      alerts_closed_as_false: near.length - others.length,
      intelligence: intel.map(({ summary }) => summary),
      techniques: triage.techniques
        .flatMap((id) => techniqueOf(currentId(id), 1, "rule"))
        .map(({ id, name }) => ({ id, name })),
    },
    related_alerts: related.map(({ evidence_id: _, ...rest }) => rest),
    attack_chain: chain,
    risk_score,
    risk_parts,
    weights: to.weights,
    evidence: to.evidence,
    source: "rules",
    processing_time_ms: round(clock.elapsed() - start, 3),
    started_at,
  };
}

type Related = RelatedAlert & { evidence_id: string };

/** Different rules on one entity within the hour speak for each other; the same rule again only says that it goes on. */
function weighRelated(
  item: AlertCase,
  others: OtherAlert[],
  related: Related[],
  to: Ledger,
  findings: Finding[],
): void {
  if (others.length === 0) {
    findings.push({
      text: `No other alert on the same user, host, address or file in the ${LOOK_BACK_HOURS} hours before`,
      evidence_ids: [],
    });
    return;
  }
  const ids = (of: OtherAlert[]) =>
    related
      .filter(({ workflow_id }) => of.some((other) => other.workflow_id === workflow_id))
      .map(({ evidence_id }) => evidence_id);
  const recent = others.filter((other) => minutesApart(item, other) >= -60);
  const rules = new Set(recent.map(({ rule_id }) => rule_id.toLowerCase()));
  rules.delete(item.alert.rule_id.toLowerCase());
  const again = recent.filter(({ rule_id }) => rule_id.toLowerCase() === item.alert.rule_id.toLowerCase());
  findings.push({
    text: `${capitalise(plural(others.length, "other alert"))} on the same entities in ${LOOK_BACK_HOURS} hours, ${recent.length} of them within the hour`,
    evidence_ids: ids(others).slice(0, 10),
  });
  if (rules.size > 0) {
    to.weigh(
      `${plural(rules.size, "other rule")} fired on the same entity within the hour`,
      Math.min(w.rules_on_entity_cap, w.rules_on_entity * rules.size),
      "related",
      ids(recent).slice(0, 10),
    );
  }
  if (again.length >= 2)
    to.weigh(
      `The rule fired ${again.length} more times within the hour`,
      Math.min(w.burst_cap, w.burst * Math.log2(again.length)),
      "burst",
      ids(again).slice(0, 10),
    );
}

/** Progress along the tactics, this alert's last: each step that came before it in the attack's own order adds weight. */
function weighChain(
  item: AlertCase,
  triage: TriageResult,
  others: OtherAlert[],
  related: Related[],
  to: Ledger,
  findings: Finding[],
): AttackStep[] {
  const chain = chainOf(item, triage, others);
  const own = tacticsOfAlert(item.alert.tactics, triage.techniques);
  const before = new Set(others.flatMap((other) => tacticsOfAlert(other.tactics, other.techniques)));
  for (const tactic of own) before.delete(tactic);
  const earlier = [...before].filter((tactic) => own.some((mine) => orderOfTactic(tactic) < orderOfTactic(mine)));
  if (earlier.length > 0) {
    const ids = related.map(({ evidence_id }) => evidence_id).slice(0, 10);
    to.weigh(
      `A later step of a chain: ${plural(earlier.length, "earlier tactic")} on the same entities`,
      clamp(w.chain_step * earlier.length, 0, w.chain_cap),
      "chain",
      ids,
    );
    findings.push({ text: `The alerts form a chain over ${plural(earlier.length + 1, "tactic")}`, evidence_ids: ids });
  }
  return chain;
}
