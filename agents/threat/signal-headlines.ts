import type { Headline } from "../assessment";
import type { Sign } from "../features/phrases";
import type { SignalFeatures } from "../features/signal-features";
import { capitalise, duration, list, megabytes, nameOfType, number, plural, quote } from "../wording";

/** Sentences about the signal itself that could stand at the top, from its strongest features. */
export function headlinesOf(
  features: SignalFeatures,
  privileged: boolean,
  impossible: boolean,
  derived: string[],
): Headline[] {
  const { travel, type } = features;
  const found: Headline[] = [];
  const add = (text: string, strength: number, evidence_ids: string[]) =>
    found.push({ text, strength, evidence_ids: evidence_ids.length > 0 ? evidence_ids : ["E500"] });
  const machine = features.device ?? features.systems[0] ?? null;
  const who = features.user ? quote(features.user, 40) : "an account";
  const window = features.window_minutes === null ? "" : ` in ${duration(features.window_minutes)}`;
  const success = features.signs.has("successful_access");

  if (features.signs.has("encryption"))
    add(
      `Files are being encrypted${machine ? ` on ${quote(machine, 50)}` : ""}`,
      99,
      features.cite("compromise_indicators", "affected_systems"),
    );
  if (features.exfiltrated_mb > 0)
    add(
      `${machine ? quote(machine, 40) : "A host"} sent ${megabytes(features.exfiltrated_mb)} out${features.c2 ? " while it talked to a command and control server" : ""}`,
      features.c2 ? 97 : 84,
      features.cite("exfiltration_volume_mb", "c2_communication_detected", "c2_server"),
    );
  else if (features.c2)
    add(
      `${machine ? quote(machine, 40) : "A host"} talks to a command and control server`,
      92,
      features.cite("c2_communication_detected", "c2_server"),
    );
  const attempts =
    features.failed_attempts ??
    (type === "credential_stuffing" || type === "brute_force" ? features.request_count : null);
  if (
    attempts !== null &&
    attempts > 0 &&
    (type === "credential_stuffing" || type === "brute_force" || type === "account_takeover")
  ) {
    const many = features.distinct_accounts !== null && features.distinct_accounts > 1;
    const over = many
      ? ` over ${plural(features.distinct_accounts ?? 0, "account")}`
      : features.user
        ? ` on ${privileged ? "the privileged account " : ""}${who}`
        : privileged
          ? " on a privileged account"
          : "";
    add(
      `${plural(attempts, many ? "sign-in" : "failed sign-in")}${over}${window}${features.source_ip ? ` from ${features.source_ip}` : ""}${success ? ", then one that worked" : features.successes === 0 ? ", none of which worked" : ""}`,
      success ? 95 : 72,
      features.cite("failed_attempts", "distinct_accounts", "request_count"),
    );
  }
  if (travel && impossible)
    add(
      `${features.user ? who : "One user"} signs in from two places ${number(travel.kilometres)} km and ${duration(travel.minutes)} apart`,
      74,
      [...derived, ...features.cite("location_1", "location_2")],
    );
  else if (travel)
    add(
      `${features.user ? who : "One user"} signs in from two places ${number(travel.kilometres)} km and ${duration(travel.minutes)} apart, a journey that can be made`,
      60,
      [...derived, ...features.cite("location_1", "location_2")],
    );

  const order: Sign[] = [
    "value_transfer",
    "session_hijack",
    "mfa_fatigue",
    "mfa_change",
    "credential_change",
    "credential_dumping",
    "lateral_movement",
    "privilege_escalation",
    "web_shell",
    "injection_attack",
    "defence_evasion",
    "persistence",
    "malware",
    "rooted_device",
    "debugger",
  ];
  const shown = order.filter((sign) => features.signs.has(sign));
  const first = shown[0];
  if (first) {
    const what = list(
      shown.map((sign) => SAID[sign] ?? sign.replaceAll("_", " ")),
      2,
    );
    const on =
      machine && type !== "account_takeover"
        ? ` on ${quote(machine, 40)}`
        : features.user
          ? ` for ${who}`
          : features.distinct_accounts !== null && features.distinct_accounts > 1
            ? ` on ${plural(features.distinct_accounts, "account")}${window}`
            : features.endpoint
              ? ` through ${quote(features.endpoint, 40)}`
              : "";
    add(
      `${capitalise(what)}${on}${success && type === "account_takeover" ? " after a sign-in that worked" : ""}`,
      70 + shown.length * 2,
      shown.map((sign) => features.signs.get(sign)?.evidence_id ?? "E500"),
    );
  }
  const times = features.deviation_factor;
  if (times !== null && times > 1.2)
    add(
      `${features.endpoint ? quote(features.endpoint, 50) : machine ? quote(machine, 50) : "Activity"} runs at ${number(times)} times its normal level`,
      38 + Math.min(12, times),
      features.cite("deviations", "baseline_comparison"),
    );
  if (features.proxies.length > 1)
    add(
      `Requests arrive through ${plural(features.proxies.length, "proxy address", "proxy addresses")}${features.endpoint ? ` to ${quote(features.endpoint, 40)}` : ""}`,
      56,
      features.cite("proxy_ips"),
    );
  if (features.request_count !== null)
    add(
      `${plural(features.request_count, "request")}${features.endpoint ? ` to ${quote(features.endpoint, 50)}` : ""}${window}${features.source_ip ? ` from ${features.source_ip}` : ""}, reported as ${nameOfType(type)}`,
      34,
      features.cite("request_count", "endpoint"),
    );
  add(
    `Detector reports ${nameOfType(type)}${features.source_ip ? ` from ${features.source_ip}` : features.user ? ` for ${who}` : machine ? ` on ${quote(machine, 40)}` : ""}`,
    10,
    ["E500", ...features.cite("source_ip")],
  );
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
