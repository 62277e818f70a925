import type { MitreTechnique } from "@/lib/schema/attack";
import type { ThreatType } from "@/lib/schema/signal";
import type { Sign } from "../features/phrases";
import type { SignalFeatures } from "../features/signal-features";
import { POSSIBLE_KMH } from "../features/travel";
import { techniqueOf } from "../knowledge/attack";
import { capitalise, nameOfType, quote } from "../wording";

/** What each sign shows, and how surely. */
const BY_SIGN: Partial<Record<Sign, [string, number]>> = {
  command_and_control: ["T1071.001", 0.8],
  scheduled_task: ["T1053.005", 0.85],
  run_key: ["T1547.001", 0.85],
  new_service: ["T1543.003", 0.75],
  web_shell: ["T1505.003", 0.85],
  privilege_escalation: ["T1068", 0.75],
  lateral_movement: ["T1021", 0.75],
  credential_dumping: ["T1003", 0.8],
  encryption: ["T1486", 0.85],
  defence_evasion: ["T1562.001", 0.7],
  process_injection: ["T1055", 0.75],
  malware: ["T1204.002", 0.5],
  mfa_fatigue: ["T1621", 0.85],
  mfa_change: ["T1556.006", 0.75],
  credential_change: ["T1098", 0.7],
  session_hijack: ["T1539", 0.75],
  value_transfer: ["T1657", 0.75],
  injection_attack: ["T1190", 0.8],
  enumeration: ["T1595.002", 0.55],
  address_rotation: ["T1090.003", 0.6],
  sequential_access: ["T1119", 0.65],
  service_degraded: ["T1499.002", 0.6],
};

/** What remains when no feature says more: the type's own technique, at low confidence. */
const BY_TYPE: Record<ThreatType, string> = {
  bot_traffic: "T1595",
  proxy_network: "T1090",
  device_compromise: "T1204",
  anomaly_detection: "T1078",
  rate_limit_breach: "T1499.002",
  geo_anomaly: "T1078",
  credential_stuffing: "T1110.004",
  account_takeover: "T1078",
  data_scraping: "T1119",
  brute_force: "T1110.001",
};

/** Guessing tries many passwords on few accounts, spraying few on many; stuffing tries one known pair an account. */
function passwordAttack(features: SignalFeatures): [string, number] | null {
  const { distinct_accounts: accounts, failed_attempts, request_count, type } = features;
  const attempts = failed_attempts ?? (type === "brute_force" || type === "credential_stuffing" ? request_count : null);
  if (attempts === null || attempts < 5) return null;
  if (accounts === null)
    return type === "brute_force" ? ["T1110.001", 0.7] : type === "credential_stuffing" ? ["T1110.004", 0.7] : null;
  const perAccount = attempts / Math.max(1, accounts);
  if (accounts <= 3) return ["T1110.001", 0.9];
  if (type === "credential_stuffing") return ["T1110.004", perAccount < 3 ? 0.9 : 0.7];
  return perAccount < 8 ? ["T1110.003", 0.85] : ["T1110.001", 0.75];
}

type Found = { id: string; confidence: number; text: string; evidence_ids: string[] };

/** ATT&CK techniques that the signal's own features show, each with what showed it. At least one. */
export function techniquesOf(features: SignalFeatures): MitreTechnique[] {
  const found: Found[] = [];
  const add = (id: string, confidence: number, text: string, evidence_ids: string[]) =>
    found.push({ id, confidence, text, evidence_ids: evidence_ids.length > 0 ? evidence_ids : ["E500"] });
  const ofSign = (sign: Sign) => features.signs.get(sign)?.evidence_id ?? [];
  for (const [sign, { words, evidence_id }] of features.signs) {
    const known = BY_SIGN[sign];
    if (known) add(...known, `${capitalise(sign.replaceAll("_", " "))}: "${quote(words, 80)}"`, [evidence_id]);
  }
  const attack = passwordAttack(features);
  if (attack) {
    const cited = features.cite("failed_attempts", "distinct_accounts", "request_count");
    add(...attack, "How the attempts spread over accounts", cited);
  }
  const { travel } = features;
  if (features.signs.has("successful_access"))
    add("T1078", 0.75, "Access with an account succeeded", [ofSign("successful_access")].flat());
  else if (travel && travel.kilometres_per_hour > POSSIBLE_KMH)
    add("T1078", 0.75, "One account at two places, too far apart", features.cite("location_1", "location_2"));
  if (features.exfiltrated_mb > 0) {
    const [id, confidence] = features.c2 ? (["T1041", 0.85] as const) : (["T1048", 0.6] as const);
    add(id, confidence, `Data left${features.c2 ? " over the same channel" : ""}`, [ofSign("exfiltration")].flat());
  }
  if (features.type === "data_scraping") add("T1119", 0.75, "The signal claims scraping", features.cite("endpoint"));
  if (features.type === "rate_limit_breach" && (features.breach_factor ?? 0) > 2)
    add("T1499.002", 0.7, "More than twice the limit", features.cite("breach_factor", "request_count"));
  if (features.type === "proxy_network") {
    const many = features.proxies.length > 1 || features.signs.has("address_rotation");
    add(
      many ? "T1090.003" : "T1090.002",
      0.75,
      many ? "Several proxies" : "A proxy",
      features.cite("proxy_ips", "source_ip"),
    );
  }
  if (features.data_accessed.length > 0 && features.type === "device_compromise")
    add("T1005", 0.6, "Data on the machine was read", features.cite("data_accessed"));
  if (features.user_agent_kind === "attack_tool")
    add("T1595.002", 0.7, "The user agent is an attack tool's", features.cite("user_agent"));
  if (found.length === 0) add(BY_TYPE[features.type], 0.4, `What ${nameOfType(features.type)} usually means`, []);
  return found.flatMap(({ id, confidence, text, evidence_ids }) =>
    techniqueOf(id, confidence, "rule", { text, evidence_ids }),
  );
}
