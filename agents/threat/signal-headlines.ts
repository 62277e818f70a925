import type { Headline } from "../assessment";
import type { Sign } from "../features/phrases";
import type { SignalFeatures } from "../features/signal-features";
import { capitalise, duration, list, megabytes, nameOfType, number, plural, quote } from "../wording";

type Add = (text: string, strength: number, evidence_ids: string[]) => unknown;

/** Sentences about the signal itself that could stand at the top, from its strongest features. */
export function headlinesOf(
  features: SignalFeatures,
  privileged: boolean,
  impossible: boolean,
  derived: string[],
): Headline[] {
  const { travel, type } = features;
  const found: Headline[] = [];
  const add: Add = (text, strength, evidence_ids) =>
    found.push({ text, strength, evidence_ids: evidence_ids.length > 0 ? evidence_ids : ["E500"] });
  const machine = machineOf(features);
  const who = features.user ? quote(features.user, 40) : "an account";

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
  addAttempts(features, privileged, add);
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

  addSaid(features, add);
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
  addRequests(features, add);
  add(
    `Detector reports ${nameOfType(type)}${features.source_ip ? ` from ${features.source_ip}` : features.user ? ` for ${who}` : machine ? ` on ${quote(machine, 40)}` : ""}`,
    10,
    ["E500", ...features.cite("source_ip")],
  );
  return found;
}

/** Who sent how many requests where: what can be said of any signal that counted them. */
function addRequests(features: SignalFeatures, add: Add): void {
  const { request_count, source_ip, endpoint } = features;
  if (request_count === null) return;
  const requests = plural(request_count, "request");
  const target = endpoint ? quote(endpoint, 50) : "";
  const did = source_ip
    ? `${source_ip} sent ${requests}${target ? ` to ${target}` : ""}`
    : `${requests} ${target ? `reached ${target}` : "arrived"}`;
  add(
    `${did}${windowOf(features)}, reported as ${nameOfType(features.type)}`,
    34,
    features.cite("request_count", "endpoint"),
  );
}

/** How the sign-ins went: how many, on whom, in how long, from where, and whether one worked. */
function addAttempts(features: SignalFeatures, privileged: boolean, add: Add): void {
  const { type, distinct_accounts, failed_attempts, user, source_ip } = features;
  const guessing = type === "credential_stuffing" || type === "brute_force";
  const attempts = failed_attempts ?? (guessing ? features.request_count : null);
  if (attempts === null || attempts <= 0 || !(guessing || type === "account_takeover")) return;
  const success = features.signs.has("successful_access");
  const many = distinct_accounts !== null && distinct_accounts > 1;
  const did = many || failed_attempts === null ? (attempts === 1 ? "was tried" : "were tried") : "failed";
  const account = privileged ? " on the privileged account" : " on the account";
  const over = many
    ? ` over ${plural(distinct_accounts, "account")}`
    : user
      ? `${account} ${quote(user, 40)}`
      : privileged
        ? " on a privileged account"
        : "";
  const outcome = success
    ? many
      ? ", and at least one worked"
      : ", then one worked"
    : features.successes === 0 && did !== "failed"
      ? ", none of which worked"
      : "";
  add(
    `${plural(attempts, "sign-in")} ${did}${over}${windowOf(features)}${source_ip ? ` from ${source_ip}` : ""}${outcome}`,
    success ? 95 : 72,
    features.cite("failed_attempts", "distinct_accounts", "request_count"),
  );
}

/** The two gravest things that were done, and where; each is a clause of its own, so that any two make a sentence. */
const SAID: Partial<Record<Sign, string>> = {
  value_transfer: "withdrawals or transfers were made",
  session_hijack: "a session was taken over",
  mfa_fatigue: "second-factor prompts came again and again",
  mfa_change: "the second factor was changed",
  credential_change: "credentials were changed",
  credential_dumping: "credentials were dumped",
  lateral_movement: "access spread to other machines",
  privilege_escalation: "privileges were raised",
  web_shell: "a web shell was found",
  injection_attack: "an injection attack was tried",
  defence_evasion: "protection was switched off",
  persistence: "a way back in was left",
  malware: "malware was found",
  rooted_device: "a rooted device was used",
  debugger: "a debugger or hook was attached",
};
const ORDER = Object.keys(SAID) as Sign[];
const LEAVING: Sign[] = ["value_transfer", "lateral_movement"]; // what goes away from its place

function addSaid(features: SignalFeatures, add: Add): void {
  const seen = ORDER.filter((sign) => features.signs.has(sign));
  const told = seen.slice(0, 2);
  const last = told.at(-1);
  if (!last) return;
  const where = placeOf(features, LEAVING.includes(last) ? "from" : "on");
  const many = (features.distinct_accounts ?? 0) > 1;
  const success = features.signs.has("successful_access") && features.type === "account_takeover";
  const after = success ? ` after ${many ? "sign-ins" : "a sign-in"} that worked` : "";
  add(
    `${capitalise(list(told.map((sign) => SAID[sign] ?? "")))}${where}${after}`,
    70 + seen.length * 2,
    told.map((sign) => features.signs.get(sign)?.evidence_id ?? "E500"),
  );
}

/** The machine, account or endpoint that a sentence ends with. */
function placeOf(features: SignalFeatures, word: "on" | "from"): string {
  const { type, user, distinct_accounts, endpoint } = features;
  const machine = machineOf(features);
  if (machine && type !== "account_takeover") return ` ${word} ${quote(machine, 40)}`;
  if (user) return ` ${word} the account ${quote(user, 40)}`;
  if (distinct_accounts !== null && distinct_accounts > 1)
    return ` ${word} ${plural(distinct_accounts, "account")}${windowOf(features)}`;
  return endpoint ? ` at ${quote(endpoint, 40)}` : "";
}

const machineOf = ({ device, systems }: SignalFeatures): string | null => device ?? systems[0] ?? null;

const windowOf = ({ window_minutes }: SignalFeatures): string =>
  window_minutes === null ? "" : ` in ${duration(window_minutes)}`;
