import type { MitreTechnique } from "@/lib/schema/attack";
import type { ThreatType } from "@/lib/schema/signal";
import type { Sign } from "../features/phrases";
import type { SignalFeatures } from "../features/signal-features";
import { POSSIBLE_KMH } from "../features/travel";
import { techniqueOf } from "../knowledge/attack";

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

/** ATT&CK techniques that the signal's own features show. At least one. */
export function techniquesOf(features: SignalFeatures): MitreTechnique[] {
  const found: [string, number][] = [...features.signs.keys()].flatMap((sign) =>
    BY_SIGN[sign] ? [BY_SIGN[sign]] : [],
  );
  const attack = passwordAttack(features);
  if (attack) found.push(attack);
  if (
    features.signs.has("successful_access") ||
    (features.travel && features.travel.kilometres_per_hour > POSSIBLE_KMH)
  )
    found.push(["T1078", 0.75]);
  if (features.exfiltrated_mb > 0) found.push(features.c2 ? ["T1041", 0.85] : ["T1048", 0.6]);
  if (features.type === "data_scraping") found.push(["T1119", 0.75]);
  if (features.type === "rate_limit_breach" && (features.breach_factor ?? 0) > 2) found.push(["T1499.002", 0.7]);
  if (features.type === "proxy_network")
    found.push([
      features.proxies.length > 1 || features.signs.has("address_rotation") ? "T1090.003" : "T1090.002",
      0.75,
    ]);
  if (features.data_accessed.length > 0 && features.type === "device_compromise") found.push(["T1005", 0.6]);
  if (features.user_agent_kind === "attack_tool") found.push(["T1595.002", 0.7]);
  if (found.length === 0) found.push([BY_TYPE[features.type], 0.4]);
  return found.flatMap(([id, confidence]) => techniqueOf(id, confidence, "rule"));
}
