import type { Agent, Assessment, Gathered, Headline } from "../assessment";
import { clamp, round } from "../assessment";
import type { Sign } from "../features/phrases";
import type { SignalFeatures } from "../features/read-signal";
import { POSSIBLE_KMH } from "../features/travel";
import { mergeTechniques, techniqueOfHint } from "../knowledge/attack";
import weights from "../knowledge/weights.json";
import { capitalise, duration, list, megabytes, nameOfType, number, plural, quote } from "../wording";
import { techniquesOf } from "./techniques";

type Found = Gathered & { derived_id: string | null };
export type PriorityFacts = { signs: Sign[]; privileged: boolean; travels_impossibly: boolean; compromise: boolean };

/** Each speaks of a real compromise by itself; no planned work or partner leaves these behind. */
const COMPROMISE: Sign[] = [
  "command_and_control", "exfiltration", "persistence", "scheduled_task", "run_key", "new_service", "web_shell",
  "privilege_escalation", "lateral_movement", "credential_dumping", "encryption", "defence_evasion", "process_injection", "malware",
  "successful_access", "mfa_change", "mfa_fatigue", "credential_change", "session_hijack", "value_transfer", "injection_attack",
];
const BEHAVIOUR: Sign[] = ["captcha_bypass", "address_rotation", "sequential_access", "enumeration", "new_device", "rooted_device", "debugger", "account_lockout", "service_degraded"];
/** Ways to stay on a machine: one explanation, so they count once. */
const ONE_OF: Partial<Record<Sign, string>> = { persistence: "persistence", scheduled_task: "persistence", run_key: "persistence", new_service: "persistence" };
const STAGES: Sign[][] = [["successful_access", "session_hijack"], ["persistence", "mfa_change"], ["privilege_escalation"], ["credential_dumping"], ["lateral_movement"], ["command_and_control"], ["exfiltration", "value_transfer"], ["encryption"]];
const PRIVILEGED_NAME = /(^|[^a-z])(admin(istrator)?s?|root|superuser|sysadmin|domain[-_. ]?admin|sa|dba)([^a-z]|$)/i;
const TRAFFIC = ["bot_traffic", "rate_limit_breach", "data_scraping", "anomaly_detection", "proxy_network"];

const label = (sign: Sign): string => capitalise(sign.replaceAll("_", " ").replace("defence", "defence"));

async function gather(features: SignalFeatures): Promise<Found> {
  const evidence = [...features.evidence];
  let derived_id: string | null = null;
  if (features.requests_per_minute !== null || features.travel) {
    derived_id = "E501";
    const rate = features.requests_per_minute === null ? "" : `${number(features.requests_per_minute)} requests a minute`;
    const travel = features.travel ? `${number(features.travel.kilometres)} km in ${duration(features.travel.minutes)}, ${number(features.travel.kilometres_per_hour)} km/h` : "";
    evidence.unshift({
      id: derived_id,
      kind: "signal_field",
      source: "derived",
      summary: [rate, travel].filter(Boolean).join("; "),
      observed_at: features.signal.detected_at,
      data: { requests_per_minute: features.requests_per_minute, travel: features.travel },
    });
  }
  evidence.unshift({
    id: "E500",
    kind: "signal_field",
    source: "signal",
    summary: `Signal: ${nameOfType(features.type)} for ${quote(features.signal.customer_name, 200)}`,
    observed_at: features.signal.detected_at,
    data: { threat_type: features.type, customer_name: features.signal.customer_name, warnings: features.warnings },
  });
  return { evidence, consulted: ["signal"], failed: [], derived_id };
}

function assess(features: SignalFeatures, { derived_id }: Found): Assessment<PriorityFacts> {
  const w = weights.false_positive;
  const s = weights.severity;
  const { type, travel, signs } = features;
  const privileged = (features.user !== null && PRIVILEGED_NAME.test(features.user)) || features.endpoint_kind === "admin" || signs.has("privileged_account");
  const impossible = travel !== null && travel.kilometres_per_hour > POSSIBLE_KMH;
  const compromise = COMPROMISE.filter((sign) => signs.has(sign) && (type !== "account_takeover" || sign !== "successful_access"));
  const cite = (sign: Sign) => [signs.get(sign)?.evidence_id ?? "E500"];
  const derived = derived_id ? [derived_id] : [];
  const out: Assessment<PriorityFacts> = {
    analysis: "",
    confidence: confidenceOf(features),
    key_findings: [],
    recommendations: [],
    indicators: [],
    severity_parts: [{ part: `${capitalise(nameOfType(type))}: what such a threat can cost`, points: s.base[type], evidence_ids: ["E500"] }],
    techniques: mergeTechniques([...techniquesOf(features), ...(features.signal.mitre_hints ?? []).map(techniqueOfHint)]),
    headlines: headlinesOf(features, privileged, impossible, derived),
    facts: { signs: [...signs.keys()], privileged, travels_impossibly: impossible, compromise: compromise.length > 0 },
  };

  addSigns(features, compromise, out);
  addScale(features, out);
  if (privileged) {
    const evidence_ids = idsOr(features.cite("user_id", "endpoint"));
    out.severity_parts.push({ part: "Privileged account or interface", points: s.privileged_target, evidence_ids });
    out.key_findings.push({ text: `The target is privileged: ${quote(features.user ?? features.endpoint ?? "an administrator account")}`, evidence_ids });
  }
  if (travel && (type === "geo_anomaly" || type === "account_takeover" || impossible)) {
    const evidence_ids = [...derived, ...features.cite("location_1", "location_2", "time_delta_minutes", "distance_km")];
    out.indicators.push({
      indicator: impossible ? `Travel at ${number(travel.kilometres_per_hour)} km/h` : "Travel at a possible speed",
      log_odds: impossible ? w.impossible_travel : w.possible_travel,
      group: "travel",
      evidence_ids,
    });
    if (impossible) {
      const points = clamp(s.travel_per_doubling * Math.log2(travel.kilometres_per_hour / POSSIBLE_KMH), 0, s.travel_cap) * (type === "geo_anomaly" ? 1 : 0.5);
      out.severity_parts.push({ part: "Impossible travel", points: round(points, 1), evidence_ids });
    }
    out.key_findings.push({
      text: `${quote(travel.from, 40)} to ${quote(travel.to, 40)}: ${number(travel.kilometres)} km in ${duration(travel.minutes)}, ${impossible ? "faster than any airliner" : "which a traveller can do"}`,
      evidence_ids,
    });
  }
  addEndpoint(features, out);
  addVolume(features, out);
  if (features.warnings.length > 0) out.key_findings.push({ text: `${plural(features.warnings.length, "field")} could not be read: ${list(features.warnings.map((text) => quote(text, 80)), 2)}`, evidence_ids: ["E500"] });
  if (out.key_findings.length === 0) out.key_findings.push({ text: `The signal claims ${nameOfType(type)} and shows ${features.evidence.length === 0 ? "nothing beside its type" : "no sign that it has succeeded"}`, evidence_ids: ["E500", ...features.evidence.slice(0, 3).map(({ id }) => id)] });
  out.recommendations.push(recommendationFor(features, compromise));
  out.analysis = `${out.key_findings.map(({ text }) => text).join(". ")}. Techniques: ${list(out.techniques.map(({ id, name }) => (name ? `${name} (${id})` : id)), 4)}.`;
  return out;

  function idsOr(ids: string[]): string[] {
    return ids.length > 0 ? ids : ["E500"];
  }

  function addSigns(from: SignalFeatures, strong: Sign[], to: Assessment<PriorityFacts>): void {
    let odds = 0;
    const counted = new Set<string>();
    for (const sign of strong) {
      const one = ONE_OF[sign] ?? sign;
      if (counted.has(one)) continue;
      counted.add(one);
      const next = Math.max(w.compromise_cap, odds + w.compromise_sign);
      to.indicators.push({ indicator: sign === "exfiltration" && from.exfiltrated_mb > 0 ? `Exfiltration of ${megabytes(from.exfiltrated_mb)}` : label(sign), log_odds: next - odds, group: `sign:${one}`, evidence_ids: cite(sign) });
      odds = next;
    }
    let behaviour = 0;
    for (const sign of BEHAVIOUR.filter((name) => from.signs.has(name))) {
      const next = Math.max(w.behaviour_cap, behaviour + w.behaviour_sign);
      to.indicators.push({ indicator: label(sign), log_odds: next - behaviour, group: `sign:${sign}`, evidence_ids: cite(sign) });
      behaviour = next;
    }
    const points = s.sign as Record<string, number>;
    let sum = 0;
    for (const sign of from.signs.keys()) {
      if (sign === "exfiltration") continue; // measured below
      const implied = sign === "successful_access" && type === "account_takeover";
      const worth = implied ? s.success_when_implied : (points[sign] ?? 0);
      const granted = Math.min(worth, s.sign_cap - sum);
      if (granted > 0) to.severity_parts.push({ part: label(sign), points: granted, evidence_ids: cite(sign) });
      sum += Math.max(0, granted);
    }
    if (from.signs.has("exfiltration")) {
      const mb = from.exfiltrated_mb;
      const evidence_ids = cite("exfiltration");
      to.severity_parts.push({ part: mb > 0 ? `${megabytes(mb)} sent out` : "Exfiltration", points: mb > 0 ? round(clamp(s.exfiltration_per_decade * Math.log10(1 + mb), 2, s.scale_cap), 1) : s.exfiltration_unmeasured, evidence_ids });
    }
    const stages = STAGES.filter((stage) => stage.some((sign) => from.signs.has(sign))).length;
    if (stages > 1) to.severity_parts.push({ part: `${stages} stages of one chain`, points: s.chain * (stages - 1), evidence_ids: STAGES.flat().filter((sign) => from.signs.has(sign)).flatMap(cite).slice(0, 6) });
    if (strong.length > 0) {
      to.key_findings.push({ text: `Signs of compromise: ${list(strong.map((sign) => (sign === "exfiltration" && from.exfiltrated_mb > 0 ? `${megabytes(from.exfiltrated_mb)} sent out` : label(sign).toLowerCase())), 5)}`, evidence_ids: [...new Set(strong.flatMap(cite))] });
    }
  }

  function addScale(from: SignalFeatures, to: Assessment<PriorityFacts>): void {
    const attempts = from.failed_attempts ?? (type === "credential_stuffing" || type === "brute_force" ? from.request_count : null);
    const byAccounts = from.distinct_accounts !== null && from.distinct_accounts > 1 ? s.accounts_per_decade * Math.log10(from.distinct_accounts) : 0;
    const byAttempts = attempts !== null && attempts > 1 ? s.attempts_per_decade * Math.log10(attempts) : 0;
    const scale = clamp(Math.max(byAccounts, byAttempts), 0, s.scale_cap);
    if (scale > 0) {
      const evidence_ids = idsOr(from.cite("distinct_accounts", "failed_attempts", "request_count"));
      to.severity_parts.push({ part: byAccounts > byAttempts ? plural(from.distinct_accounts ?? 0, "account") : plural(attempts ?? 0, "attempt"), points: round(scale, 1), evidence_ids });
      const who = from.distinct_accounts === null ? "" : ` over ${plural(from.distinct_accounts, "account")}`;
      const when = from.window_minutes === null ? "" : ` in ${duration(from.window_minutes)}`;
      const outcome = from.signs.has("successful_access") ? "at least one succeeded" : from.successes === 0 ? "none succeeded" : "whether one succeeded is not said";
      to.key_findings.push({ text: `${plural(attempts ?? 0, "sign-in")}${who}${when}; ${outcome}`, evidence_ids });
    } else if (TRAFFIC.includes(type) && from.request_count !== null && from.request_count > 1) {
      const evidence_ids = idsOr(from.cite("request_count", "time_window_minutes"));
      to.severity_parts.push({ part: plural(from.request_count, "request"), points: round(s.requests_per_decade * Math.max(0, Math.log10(from.request_count) - 2), 1), evidence_ids });
      to.key_findings.push({ text: `${plural(from.request_count, "request")}${from.window_minutes === null ? "" : ` in ${duration(from.window_minutes)}`}${from.endpoint ? ` to ${quote(from.endpoint, 60)}` : ""}`, evidence_ids });
    }
    if (from.deviation_factor !== null) {
      const evidence_ids = idsOr(from.cite("deviations", "baseline_comparison"));
      const points = clamp(s.deviation_per_doubling * Math.log2(Math.max(1, from.deviation_factor)), 0, s.deviation_cap);
      if (type === "anomaly_detection" && points > 0) to.severity_parts.push({ part: `${number(from.deviation_factor)} times normal`, points: round(points, 1), evidence_ids });
      to.key_findings.push({ text: `Up to ${number(from.deviation_factor)} times what is normal there`, evidence_ids });
      if (type === "anomaly_detection") {
        to.indicators.push({ indicator: `${number(from.deviation_factor)} times normal`, log_odds: from.deviation_factor < 1.5 ? w.normal_deviation : from.deviation_factor > 5 ? w.large_deviation : 0, group: "deviation", evidence_ids });
      }
    }
  }

  function addEndpoint(from: SignalFeatures, to: Assessment<PriorityFacts>): void {
    if (!from.endpoint || !from.endpoint_kind) return;
    const evidence_ids = idsOr(from.cite("endpoint", "endpoints_targeted"));
    if (["health", "robots", "static"].includes(from.endpoint_kind)) to.indicators.push({ indicator: `Harmless endpoint (${from.endpoint_kind})`, log_odds: w.endpoint_harmless, group: "endpoint", evidence_ids });
    else if (["login", "checkout", "admin", "export"].includes(from.endpoint_kind)) to.indicators.push({ indicator: `Sensitive endpoint (${from.endpoint_kind})`, log_odds: w.endpoint_sensitive, group: "endpoint", evidence_ids });
  }

  function addVolume(from: SignalFeatures, to: Assessment<PriorityFacts>): void {
    const evidence_ids = idsOr(from.cite("distinct_accounts", "failed_attempts"));
    if (from.distinct_accounts !== null && from.distinct_accounts > 5) {
      to.indicators.push({ indicator: `${number(from.distinct_accounts)} accounts tried`, log_odds: w.accounts_scale * Math.log10(from.distinct_accounts), group: "volume", evidence_ids });
    } else if (from.failed_attempts !== null && from.failed_attempts <= 5 && !from.signs.has("successful_access") && (type === "brute_force" || type === "credential_stuffing")) {
      to.indicators.push({ indicator: `Only ${plural(from.failed_attempts, "failure")}: a mistyped password looks alike`, log_odds: w.few_failures, group: "volume", evidence_ids });
    }
  }
}

/** More measured fields, more to judge by; a type alone is little. */
function confidenceOf(features: SignalFeatures): number {
  const measured = features.evidence.length;
  return round(clamp(0.45 + 0.09 * measured - 0.05 * features.warnings.length, 0.3, 0.95));
}

function headlinesOf(features: SignalFeatures, privileged: boolean, impossible: boolean, derived: string[]): Headline[] {
  const { travel, type } = features;
  const found: Headline[] = [];
  const add = (text: string, strength: number, evidence_ids: string[]) => found.push({ text, strength, evidence_ids: evidence_ids.length > 0 ? evidence_ids : ["E500"] });
  const machine = features.device ?? features.systems[0] ?? null;
  const who = features.user ? quote(features.user, 40) : "an account";
  const window = features.window_minutes === null ? "" : ` in ${duration(features.window_minutes)}`;
  const success = features.signs.has("successful_access");

  if (features.signs.has("encryption")) add(`Files are being encrypted${machine ? ` on ${quote(machine, 50)}` : ""}`, 99, features.cite("compromise_indicators", "affected_systems"));
  if (features.exfiltrated_mb > 0) add(`${machine ? quote(machine, 40) : "A host"} sent ${megabytes(features.exfiltrated_mb)} out${features.c2 ? " while it talked to a command and control server" : ""}`, features.c2 ? 97 : 84, features.cite("exfiltration_volume_mb", "c2_communication_detected", "c2_server"));
  else if (features.c2) add(`${machine ? quote(machine, 40) : "A host"} talks to a command and control server`, 92, features.cite("c2_communication_detected", "c2_server"));
  const attempts = features.failed_attempts ?? (type === "credential_stuffing" || type === "brute_force" ? features.request_count : null);
  if (attempts !== null && attempts > 0 && (type === "credential_stuffing" || type === "brute_force" || type === "account_takeover")) {
    const many = features.distinct_accounts !== null && features.distinct_accounts > 1;
    const over = many ? ` over ${plural(features.distinct_accounts ?? 0, "account")}` : features.user ? ` on ${privileged ? "the privileged account " : ""}${who}` : privileged ? " on a privileged account" : "";
    add(`${plural(attempts, many ? "sign-in" : "failed sign-in")}${over}${window}${success ? ", then one that worked" : features.successes === 0 ? ", none of which worked" : ""}`, success ? 95 : 72, features.cite("failed_attempts", "distinct_accounts", "request_count"));
  }
  if (travel && impossible) add(`${features.user ? capitalise(who) : "One user"} signs in from two places ${number(travel.kilometres)} km and ${duration(travel.minutes)} apart`, 74, [...derived, ...features.cite("location_1", "location_2")]);
  else if (travel) add(`${features.user ? capitalise(who) : "One user"} signs in from ${quote(travel.from, 30)} and ${quote(travel.to, 30)}, a journey that can be made`, 60, [...derived, ...features.cite("location_1", "location_2")]);

  const order: Sign[] = ["value_transfer", "session_hijack", "mfa_fatigue", "mfa_change", "credential_change", "credential_dumping", "lateral_movement", "privilege_escalation", "web_shell", "injection_attack", "defence_evasion", "persistence", "malware", "rooted_device", "debugger"];
  const shown = order.filter((sign) => features.signs.has(sign));
  const first = shown[0];
  if (first) {
    const what = list(shown.map((sign) => SAID[sign] ?? sign.replaceAll("_", " ")), 2);
    const on = machine && type !== "account_takeover" ? ` on ${quote(machine, 40)}` : features.user ? ` for ${who}` : "";
    add(`${capitalise(what)}${on}${success && type === "account_takeover" ? " after a sign-in that worked" : ""}`, 70 + shown.length * 2, shown.map((sign) => features.signs.get(sign)?.evidence_id ?? "E500"));
  }
  const times = features.deviation_factor;
  if (times !== null && times > 1.2) add(`${features.endpoint ? quote(features.endpoint, 50) : machine ? quote(machine, 50) : "Activity"} runs at ${number(times)} times its normal level`, 38 + Math.min(12, times), features.cite("deviations", "baseline_comparison"));
  if (features.proxies.length > 1) add(`Requests arrive through ${plural(features.proxies.length, "proxy address", "proxy addresses")}${features.endpoint ? ` to ${quote(features.endpoint, 40)}` : ""}`, 56, features.cite("proxy_ips"));
  if (features.request_count !== null) add(`${plural(features.request_count, "request")}${features.endpoint ? ` to ${quote(features.endpoint, 50)}` : ""}${window}${features.source_ip ? ` from ${features.source_ip}` : ""}`, 34, features.cite("request_count", "endpoint"));
  add(`Detector reports ${nameOfType(type)}${features.source_ip ? ` from ${features.source_ip}` : features.user ? ` for ${who}` : machine ? ` on ${quote(machine, 40)}` : ""}`, 10, ["E500", ...features.cite("source_ip")]);
  return found;
}

const SAID: Partial<Record<Sign, string>> = {
  value_transfer: "money or value moved",
  session_hijack: "a session was taken over",
  mfa_fatigue: "repeated second-factor prompts",
  mfa_change: "the second factor was changed",
  credential_change: "credentials were changed",
  credential_dumping: "credentials were dumped",
  lateral_movement: "movement to other machines",
  privilege_escalation: "privileges were raised",
  injection_attack: "an injection attack",
  defence_evasion: "protection was switched off",
  malware: "malware is running",
  rooted_device: "a rooted device",
  debugger: "a debugger or hook is attached",
};

function recommendationFor(features: SignalFeatures, compromise: Sign[]): string {
  if (features.c2 || features.signs.has("encryption")) return "Isolate the machine first, then collect memory and logs before anything is cleaned";
  if (compromise.includes("successful_access")) return "Treat the account as taken: end its sessions and change its credentials";
  if (features.failed_attempts !== null) return "Check whether any of the accounts signed in afterwards from the same network";
  if (features.travel) return "Ask the user, over another channel, which of the two sign-ins was theirs";
  return "Compare with the normal traffic of the same source over the last day";
}

export const priority: Agent<Found, PriorityFacts> = { name: "priority", gather, assess };
