import type { Assessment } from "../assessment";
import { clamp, round } from "../assessment";
import type { Sign } from "../features/phrases";
import type { SignalFeatures } from "../features/signal-features";
import weights from "../knowledge/weights.json";
import { capitalise, list, megabytes } from "../wording";

const w = weights.false_positive;
const s = weights.severity;

/** Each speaks of a real compromise by itself; no planned work or partner leaves these behind. */
const COMPROMISE: Sign[] = [
  "command_and_control",
  "exfiltration",
  "persistence",
  "scheduled_task",
  "run_key",
  "new_service",
  "web_shell",
  "privilege_escalation",
  "lateral_movement",
  "credential_dumping",
  "encryption",
  "defence_evasion",
  "process_injection",
  "malware",
  "successful_access",
  "mfa_change",
  "mfa_fatigue",
  "credential_change",
  "session_hijack",
  "value_transfer",
  "injection_attack",
];
const BEHAVIOUR: Sign[] = [
  "captcha_bypass",
  "address_rotation",
  "sequential_access",
  "enumeration",
  "new_device",
  "rooted_device",
  "debugger",
  "account_lockout",
  "service_degraded",
];
/** Ways to stay on a machine: one explanation, so they count once. */
const ONE_OF: Partial<Record<Sign, string>> = {
  persistence: "persistence",
  scheduled_task: "persistence",
  run_key: "persistence",
  new_service: "persistence",
};
/** The name under which a sign counts. */
export const countsAs = (sign: Sign): string => ONE_OF[sign] ?? sign;

const STAGES: Sign[][] = [
  ["successful_access", "session_hijack"],
  ["persistence", "mfa_change"],
  ["privilege_escalation"],
  ["credential_dumping"],
  ["lateral_movement"],
  ["command_and_control"],
  ["exfiltration", "value_transfer"],
  ["encryption"],
];
const label = (sign: Sign): string => capitalise(sign.replaceAll("_", " "));

/** The signs that speak of a real compromise; of a takeover, access is the claim itself and proves nothing more. */
export function compromiseSigns({ signs, type }: SignalFeatures): Sign[] {
  return COMPROMISE.filter((sign) => signs.has(sign) && (type !== "account_takeover" || sign !== "successful_access"));
}

/** Adds what the signs weigh: log-odds (each capped as a family), severity points, and the finding that names them. */
export function addSigns(from: SignalFeatures, strong: Sign[], to: Assessment<unknown>): void {
  const cite = (sign: Sign): string[] => [from.signs.get(sign)?.evidence_id ?? "E500"];
  let odds = 0;
  const counted = new Set<string>();
  for (const sign of strong) {
    const one = countsAs(sign);
    if (counted.has(one)) continue;
    counted.add(one);
    const next = Math.max(w.compromise_cap, odds + w.compromise_sign);
    to.indicators.push({
      indicator:
        sign === "exfiltration" && from.exfiltrated_mb > 0
          ? `Exfiltration of ${megabytes(from.exfiltrated_mb)}`
          : label(sign),
      log_odds: next - odds,
      group: `sign:${one}`,
      evidence_ids: cite(sign),
    });
    odds = next;
  }
  let behaviour = 0;
  for (const sign of BEHAVIOUR.filter((name) => from.signs.has(name))) {
    const next = Math.max(w.behaviour_cap, behaviour + w.behaviour_sign);
    to.indicators.push({
      indicator: label(sign),
      log_odds: next - behaviour,
      group: `sign:${sign}`,
      evidence_ids: cite(sign),
    });
    behaviour = next;
  }
  const points = s.sign as Record<string, number>;
  let sum = 0;
  for (const sign of from.signs.keys()) {
    if (sign === "exfiltration") continue; // measured below
    const implied = sign === "successful_access" && from.type === "account_takeover";
    const worth = implied ? s.success_when_implied : (points[sign] ?? 0);
    const granted = Math.min(worth, s.sign_cap - sum);
    if (granted > 0) to.severity_parts.push({ part: label(sign), points: granted, evidence_ids: cite(sign) });
    sum += Math.max(0, granted);
  }
  if (from.signs.has("exfiltration")) {
    const mb = from.exfiltrated_mb;
    const evidence_ids = cite("exfiltration");
    to.severity_parts.push({
      part: mb > 0 ? `${megabytes(mb)} sent out` : "Exfiltration",
      points:
        mb > 0
          ? round(clamp(s.exfiltration_per_decade * Math.log10(1 + mb), 2, s.scale_cap), 1)
          : s.exfiltration_unmeasured,
      evidence_ids,
    });
  }
  const stages = STAGES.filter((stage) => stage.some((sign) => from.signs.has(sign))).length;
  if (stages > 1)
    to.severity_parts.push({
      part: `${stages} stages of one chain`,
      points: s.chain * (stages - 1),
      evidence_ids: STAGES.flat()
        .filter((sign) => from.signs.has(sign))
        .flatMap(cite)
        .slice(0, 6),
    });
  if (strong.length > 0) {
    to.key_findings.push({
      text: `Signs of compromise: ${list(
        strong.map((sign) =>
          sign === "exfiltration" && from.exfiltrated_mb > 0
            ? `${megabytes(from.exfiltrated_mb)} sent out`
            : label(sign).toLowerCase(),
        ),
        5,
      )}`,
      evidence_ids: [...new Set(strong.flatMap(cite))],
    });
  }
}
