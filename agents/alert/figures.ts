import type { Alert } from "@/lib/schema/alert";
import { clamp } from "../assessment";
import { duration, megabytes, number, plural } from "../wording";
import type { Field } from "./fields";
import type { Ledger } from "./ledger";
import { type Measure, measure, megabytesOf, type Ratio, REFERENCE, ratios } from "./measures";

/** What the figures of an alert come to, as far as later steps need it. */
export type Figures = {
  failures: number | null;
  accounts: number | null;
  successes: number | null;
  accessAfterFailures: boolean;
  megabytesOut: number | null;
  filesChanged: number | null;
  scale: number; // 0..1, how large the whole is
  techniques: string[];
};

const n = (found: Measure | null): number | null => found?.value ?? null;

/** Weighs what was counted: attempts, volumes, intervals, ages, distances. Each figure speaks once. */
export function weighFigures(alert: Alert, fields: Field[], to: Ledger): Figures {
  const cite = (...found: (Measure | null)[]): string[] =>
    found.flatMap((one) => (one ? [to.field(one.path, one.value)] : []));
  const techniques: string[] = [];
  const signIn = weighSignIns(fields, to, cite, techniques);
  const limits = weighLimits(fields, to);
  const out = weighVolume(fields, to, cite, techniques);
  const files = weighFiles(fields, to, cite, techniques);
  weighRegularity(fields, to, cite, techniques);
  weighNames(fields, to, cite, techniques);
  weighTravel(fields, to, cite, techniques);
  weighReputationFigures(fields, to, cite);
  weighReach(alert, fields, to, cite);
  const scale = Math.max(
    signIn.accounts ? clamp(Math.log10(signIn.accounts) / 3, 0, 1) : 0,
    out ? clamp(Math.log10(1 + out) / 4.5, 0, 1) : 0,
    files ? clamp(Math.log10(1 + files) / 4, 0, 1) : 0,
    limits > 1 ? clamp(Math.log10(limits) / 2, 0, 1) : 0,
  );
  return { ...signIn, megabytesOut: out, filesChanged: files, scale, techniques };
}

type Cite = (...found: (Measure | null)[]) => string[];

const FAILURES =
  /^(.*_)?(fail(ed|ures?)?(_(log_?(in|on)s?|sign_?ins?|auth\w*|attempts?|events?|count|total|requests?))*|(log_?(in|on)|sign_?in|auth(entication)?|password|kerberos|ssh|rdp|mfa|vpn)_(failures?|failed|errors?|denied)(_count)?|invalid_password\w*|bad_password\w*|wrong_password\w*|denied_(log\w*|attempts|pushes|count)|count_4625|event_4625\w*|attempts?(_count)?|(log_?in|log_?on|auth|password|push|mfa)_attempts?|pushes?(_sent|_count)?|mfa_(prompts|pushes|requests)|push_notifications?|lockouts?)$/;
const SUCCESSES =
  /^(.*_)?(success(es|ful|_count)?(_(log_?(in|on)s?|sign_?ins?|auth\w*|attempts?|events?|count|total))*|(log_?(in|on)|sign_?in|auth(entication)?)_success(es|ful)?(_count)?|accepted_(log\w*|pushes?|count)|count_4624|successes_after\w*|(accounts|users)_(compromised|succeeded|with_success)|compromised_accounts|approved_pushes|push_approved|mfa_approved)$/;
const ACCOUNTS =
  /^(.*_)?((unique|distinct|targeted|target|num(ber)?_of|count_of|affected|different|total)_?(target_?)?(users?|accounts?|user_?names?|mailboxes|principals|identities)(_(count|targeted|attempted|affected|tried))?|(users?|accounts?|user_?names?)_(count|targeted|attempted|tried|affected|total))$/;

function weighSignIns(fields: Field[], to: Ledger, cite: Cite, techniques: string[]) {
  const failures = measure(
    fields,
    FAILURES,
    /(rate|ratio|percent|per_|window|interval|reason|code|time|http|requests_failed|failed_connections|minutes|threshold)/,
  );
  const successes = measure(
    fields,
    SUCCESSES,
    /(rate|ratio|percent|time|code|window|before|previous|minutes|last_success)/,
  );
  const accounts = measure(fields, ACCOUNTS, /(baseline|admin|privileged_only)/);
  const states = signInStates(fields);
  const failed = n(failures) ?? (states.failed > 0 ? states.failed : null);
  const passed = n(successes) ?? (states.passed > 0 && states.lastPassed ? states.passed : null);
  const many = n(accounts);
  const ids = cite(failures, successes, accounts);
  const proof =
    ids.length > 0
      ? ids
      : states.paths
          .slice(0, 3)
          .map((path) => to.field(path, fields.find((field) => field.path === path)?.value ?? null));
  const accessAfterFailures = failed !== null && failed >= 5 && (passed ?? 0) > 0;
  if (failed !== null) {
    if (accessAfterFailures) {
      const odds = clamp(0.5 + 0.5 * Math.log10(failed), 0.8, 1.8);
      to.weigh(
        `${plural(failed, "failed sign-in")}, then ${passed === 1 ? "one that worked" : `${number(passed ?? 0)} that worked`}`,
        odds,
        "sign_in",
        proof,
      );
      techniques.push("T1078");
    } else if (many !== null && many >= 8) {
      to.weigh(
        `${plural(failed, "failed sign-in")} over ${plural(many, "account")}`,
        clamp(0.4 + 0.6 * Math.log10(many), 0.8, 2),
        "sign_in",
        proof,
      );
    } else if (failed >= 15) {
      to.weigh(plural(failed, "failed sign-in"), clamp(0.35 * Math.log10(failed / 5), 0.1, 1.1), "sign_in", proof);
    } else if (failed < 8) {
      to.weigh(`Only ${plural(failed, "failed sign-in")}`, -0.5, "sign_in", proof);
    }
    if (failed >= 5)
      techniques.push(many !== null && many >= 5 ? (failed / many < 8 ? "T1110.003" : "T1110.004") : "T1110.001");
  }
  const reason = fields.find(
    ({ key, text }) =>
      /(fail\w*_?(reason|code)|sub_?status|error_?(code|reason)|result_?(reason|description)|status_?reason|reason)$/.test(
        key,
      ) &&
      /(expired|password (was )?(changed|rotated|reset)|old password|stale|cached|0xc0000071|0xc0000224|50055|50144|clock skew|0x25\b|credential.{0,20}(rotat|outdated))/.test(
        text,
      ),
  );
  if (reason && !accessAfterFailures)
    to.weigh("Failures for an expired or changed password, as a forgotten client makes them", -1.6, "sign_in_reason", [
      to.field(reason.path, reason.value),
    ]);
  const rotated = fields.find(
    ({ key, text }) =>
      /(password|credential|secret|pwd)_?(last_?)?(rotat\w*|changed?|set|reset)(_(at|recently|minutes_ago|hours_ago|within_\w+|today|time))?$/.test(
        key,
      ) && !/^(false|no|0|none|null|)$/.test(text),
  );
  if (rotated && failed !== null && !accessAfterFailures && (many ?? 1) <= 2)
    to.weigh("The password was changed shortly before", -1.2, "sign_in_reason", [
      to.field(rotated.path, rotated.value),
    ]);
  return { failures: failed, accounts: many, successes: passed, accessAfterFailures };
}

/** Counts sign-ins that worked and that did not among the samples; `lastPassed`: one worked after a failure. */
function signInStates(fields: Field[]): { failed: number; passed: number; lastPassed: boolean; paths: string[] } {
  const state = { failed: 0, passed: 0, lastPassed: false, paths: [] as string[] };
  const records = new Set<number>();
  for (const { section, record, key, text, path } of fields) {
    if (section !== "sample" || records.has(record)) continue;
    if (
      !/^(event_?(id|code|type|name)|outcome(_result)?|result(_?type)?|status|action|display_message|activity|operation|login_?(result|status))$/.test(
        key,
      )
    )
      continue;
    const failed = /^(4625|4771|4776)$|fail|denied|invalid|50126|50053|bad password|reject/.test(text);
    const passed = /^(4624|4768)$|^success|succeed|^0$|accepted|^allow|logged in/.test(text);
    if (!failed && !passed) continue;
    records.add(record);
    state.paths.push(path);
    if (failed) state.failed += 1;
    else {
      state.passed += 1;
      state.lastPassed ||= state.failed > 0;
    }
  }
  return state;
}

const describe = ({ ratio, seen, reference }: Ratio): string =>
  `${seen.key.replaceAll("_", " ")} ${number(seen.value)} against ${reference.key.replaceAll("_", " ")} ${number(reference.value)} (${number(ratio)} times)`;

/** Against the rule's own thresholds, and against what is usual there. @returns the largest ratio to what is usual */
function weighLimits(fields: Field[], to: Ledger): number {
  const limits = ratios(fields, ({ section }) => section === "thresholds").filter(
    ({ reference }) =>
      !/(min_|minimum|window|interval|period|jitter|age|below|less|score_max|hours|minutes|days)/.test(reference.key),
  );
  const highest = limits.sort((a, b) => b.ratio - a.ratio)[0];
  if (highest) {
    const ids = [
      to.field(highest.seen.path, highest.seen.value),
      to.field(highest.reference.path, highest.reference.value),
    ];
    const odds =
      highest.ratio < 1
        ? -0.9
        : highest.ratio < 1.25
          ? -0.6
          : highest.ratio < 2
            ? -0.1
            : clamp(0.35 * Math.log2(highest.ratio / 2), 0, 1.1);
    to.weigh(`Against the rule's threshold: ${describe(highest)}`, odds, "threshold", ids);
  }
  const usual = ratios(
    fields,
    ({ section, key }) =>
      section !== "thresholds" && REFERENCE.test(key) && !/(threshold|limit|std|deviation|percentile|quota)/.test(key),
  );
  const furthest = usual.sort((a, b) => b.ratio - a.ratio)[0];
  if (furthest) {
    const ids = [
      to.field(furthest.seen.path, furthest.seen.value),
      to.field(furthest.reference.path, furthest.reference.value),
    ];
    const odds =
      furthest.ratio <= 1.4 ? -0.9 : furthest.ratio <= 2 ? -0.5 : clamp(0.3 * Math.log2(furthest.ratio / 3), -0.1, 1.3);
    to.weigh(`Against what is usual: ${describe(furthest)}`, odds, "baseline", ids);
  }
  const z = measure(fields, /^(.*_)?(z_?score|sigma|std_?devs?|deviation_score|deviations_from_(mean|baseline))$/);
  if (z && !furthest)
    to.weigh(
      `${number(z.value)} standard deviations from what is usual`,
      z.value < 2.5 ? -0.5 : clamp((z.value - 3) * 0.15, 0, 1),
      "baseline",
      [to.field(z.path, z.value)],
    );
  return furthest?.ratio ?? 0;
}

function weighVolume(fields: Field[], to: Ledger, cite: Cite, techniques: string[]): number | null {
  const out = measure(
    fields,
    /^(.*_)?((bytes|mb|gb|kb|data|volume|megabytes|gigabytes)_?(out|sent|uploaded|exfiltrated|transferred|egress|up(load)?|outbound|written|copied)(_(mb|gb|kb|bytes|total))?|(out(bound|going)?|upload(ed)?|sent|orig|egress|exfil\w*|total_upload|transfer(red)?|src|client|copied)_?(bytes|mb|gb|kb|volume|size|data)(_(mb|gb|kb|bytes|out))?|bytes_toserver|sent_?bytes|total_bytes_out|upload_size_\w+)$/,
    /(ratio|rate|count|per_|percent)/,
  );
  if (!out) return null;
  const mb = megabytesOf(out);
  if (mb >= 100) {
    to.weigh(`${megabytes(mb)} sent out`, clamp(0.25 * Math.log10(mb / 50), 0.1, 0.8), "volume", cite(out));
    techniques.push("T1048");
  }
  return mb;
}

function weighFiles(fields: Field[], to: Ledger, cite: Cite, techniques: string[]): number | null {
  const files = measure(
    fields,
    /^(.*_)?(files?_?(encrypted|modified|renamed|changed|written|overwritten|deleted|touched|affected|rename\w*)(_(count|total|per_minute))?|(encrypted|modified|renamed|changed|deleted|written|rename|write|modif\w+)_?(files?|events|operations|ops)(_(count|total))?|file_(rename|write|modification|change)s?(_count|_events|_ops)?|renames?)$/,
  );
  const entropy = measure(
    fields,
    /^(.*_)?(entropy|avg_entropy|mean_entropy|entropy_(after|avg|mean|new|delta|increase)|file_entropy(_\w+)?)$/,
    /(domain|query|subdomain|dns|label|before|name)/,
  );
  if (files && files.value >= 100) {
    const odds = clamp(0.5 * Math.log10(files.value / 30), 0.2, 1.4);
    to.weigh(`${plural(files.value, "file")} changed in a short time`, odds, "mass_change", cite(files));
    techniques.push("T1486");
  }
  if (entropy && files) {
    if (entropy.value >= 7.3)
      to.weigh(
        `The files now look random (entropy ${number(entropy.value)}), as encrypted ones do`,
        1.4,
        "entropy",
        cite(entropy),
      );
    else if (entropy.value > 0 && entropy.value < 6.5)
      to.weigh(
        `The files still read as ordinary ones (entropy ${number(entropy.value)})`,
        -1,
        "entropy",
        cite(entropy),
      );
  }
  return n(files);
}

function weighRegularity(fields: Field[], to: Ledger, cite: Cite, techniques: string[]): void {
  const jitter = measure(
    fields,
    /^(.*_)?(jitter(_(percent|pct|ratio|seconds|stddev))?|interval_(jitter|variance|stddev|std)|coefficient_of_variation|cv)$/,
  );
  const interval = measure(
    fields,
    /^(.*_)?(beacon_?interval|mean_interval|avg_interval|interval|median_interval|period|callback_interval|check_?in_interval)(_(seconds|sec|s|ms|minutes))?$/,
  );
  const count = measure(
    fields,
    /^(.*_)?(connection|beacon|request|callback|session|check_?in|hit|event|flow)s?_?(count|total|number|seen)?$/,
  );
  const score = measure(fields, /^(.*_)?(beacon(ing)?|periodicity|regularity)_?(score|confidence|likelihood)?$/);
  if (!(jitter || score) || !(interval || count || score)) return;
  const relative =
    jitter === null ? null : /percent|pct/.test(jitter.key) || jitter.value > 1 ? jitter.value / 100 : jitter.value;
  const regular =
    (relative !== null && relative <= 0.2) ||
    (score !== null && (score.value > 1 ? score.value / 100 : score.value) >= 0.8);
  if (regular && (count === null || count.value >= 20)) {
    to.weigh(
      `Connections at a machine's regularity${interval ? ` (every ${number(interval.value)} ${/ms$/.test(interval.key) ? "ms" : /min/.test(interval.key) ? "minutes" : "seconds"})` : ""}`,
      0.7,
      "regularity",
      cite(jitter, interval, count, score),
    );
    techniques.push("T1071.001");
  } else if (relative !== null && relative > 0.5)
    to.weigh("The connections keep no rhythm", -0.5, "regularity", cite(jitter));
}

function weighNames(fields: Field[], to: Ledger, cite: Cite, techniques: string[]): void {
  const unique = measure(
    fields,
    /^(.*_)?(unique|distinct|num)_?(sub_?domains?|queries|labels|fqdns?|dns_queries|hostnames)(_(count|queried))?$|^(.*_)?(sub_?domains?|fqdns?)_(count|unique)$/,
  );
  const length = measure(
    fields,
    /^(.*_)?(avg|mean|average|median|max|longest)_?(query|sub_?domain|label|dns_query|name|qname|fqdn)_?(length|len)(_chars)?$|^(.*_)?(query|sub_?domain|label)_(length|len)(_(avg|mean|average|max))?$/,
  );
  const averageLength =
    length ?? figureNamed(fields, /(avg|mean|average)_(query|subdomain|label|sub_domain|qname)_(length|len)/);
  const entropy =
    measure(
      fields,
      /^(.*_)?(avg_|mean_|average_|max_)?((sub_?domain|query|label|domain|dns|name|qname)_)(shannon_)?entropy(_(avg|mean))?$|^(.*_)?(avg|mean)_entropy$/,
    ) ?? figureNamed(fields, /(sub_?domain|query|label|dns|qname)\w*entropy|entropy\w*(sub_?domain|query|label)/);
  const txt = measure(fields, /^(.*_)?(txt|null)_?(record|query|queries)?_?(ratio|share|percent|pct|fraction)$/);
  const signs = [
    unique && unique.value >= 100,
    averageLength && averageLength.value >= 35,
    entropy && entropy.value >= 3.6,
    txt && (txt.value > 1 ? txt.value / 100 : txt.value) >= 0.4,
  ].filter(Boolean).length;
  if (!unique && !averageLength) return;
  const ids = cite(unique, averageLength, entropy, txt);
  if (signs >= 2) {
    to.weigh("Names asked for that carry data: many, long or random", 0.6 + 0.5 * signs, "dns_names", ids);
    techniques.push("T1071.004", "T1048.003");
  } else if (signs === 0) to.weigh("The names asked for are ordinary ones", -0.8, "dns_names", ids);
}

/** A figure whose key says that it is an average on purpose, which `measure` takes for a reference. */
function figureNamed(fields: Field[], keys: RegExp): Measure | null {
  const field = fields.find(
    ({ key, value, section }) => section !== "thresholds" && keys.test(key) && typeof value === "number",
  );
  return field ? { value: Number(field.value), path: field.path, key: field.key } : null;
}

function weighTravel(fields: Field[], to: Ledger, cite: Cite, techniques: string[]): void {
  const distance = measure(
    fields,
    /^(.*_)?(distance|geo_distance|distance_between\w*)(_(km|kilometers|kilometres|miles))?$/,
  );
  const stated = measure(
    fields,
    /^(.*_)?((required_|travel_|implied_|ground_)?(speed|velocity)(_(kmh|kmph|km_h|kph|mph))?)$/,
  );
  const hours = measure(
    fields,
    /^(.*_)?(hours?_(between|apart|elapsed|difference)|time_(delta|diff(erence)?|between)_hours|elapsed_hours|travel_time_hours|delta_hours|gap_hours)$/,
  );
  const minutes = measure(
    fields,
    /^(.*_)?(minutes?_(between|apart|elapsed|difference)|time_(delta|diff(erence)?|between)_(min|minutes)|elapsed_minutes|delta_minutes|gap_minutes|time_between_logins_minutes)$/,
  );
  const elapsed = hours ? hours.value : minutes ? minutes.value / 60 : null;
  const km = distance ? distance.value * (/mile/.test(distance.key) ? 1.609 : 1) : null;
  const speed =
    km !== null && elapsed !== null
      ? km / Math.max(elapsed, 1 / 60)
      : stated
        ? stated.value * (/mph/.test(stated.key) ? 1.609 : 1)
        : null;
  if (speed === null) return;
  const ids = cite(distance, hours ?? minutes, stated);
  if (speed > 900 && (km === null || km > 300)) {
    to.weigh(
      `Two places that nobody travels between in ${elapsed === null ? "that time" : duration(elapsed * 60)}${km === null ? "" : ` (${number(km)} km)`}`,
      0.8,
      "travel",
      ids,
    );
    techniques.push("T1078");
  } else to.weigh("A journey that can be made in that time", -1.2, "travel", ids);
}

function weighReputationFigures(fields: Field[], to: Ledger, cite: Cite): void {
  const detections = fields.find(
    ({ key, text }) =>
      /(vt|virus_?total|detection_?ratio|av_?detections?|detections?|positives|engines?_?(detected|positive)|malicious_votes)/.test(
        key,
      ) && /^\d+\s*(\/|of)\s*\d+$/.test(text),
  );
  const found = detections
    ? Number(/^\d+/.exec(detections.text)?.[0])
    : n(
        measure(
          fields,
          /^(.*_)?(vt|virus_?total)_?(detections?|positives|score|hits|malicious|count)|(.*_)?(vt_)?positives|av_detections|engines_(detected|positive)$/,
        ),
      );
  const at = detections
    ? [to.field(detections.path, detections.value)]
    : cite(
        measure(
          fields,
          /^(.*_)?(vt|virus_?total)_?(detections?|positives|score|hits|malicious|count)|(.*_)?(vt_)?positives|av_detections|engines_(detected|positive)$/,
        ),
      );
  if (found !== null && at.length > 0)
    to.weigh(
      found === 0 ? "No engine of many finds it bad" : `${plural(found, "engine")} find it bad`,
      found === 0 ? -0.8 : found < 4 ? -0.1 : clamp(0.6 + 0.04 * found, 0.6, 2),
      "reputation",
      at,
    );
  const age = measure(
    fields,
    /^(.*_)?(domain|url|sender_?domain|dest(ination)?_?domain|registration|registered|cert(ificate)?|site|app|host(name)?)_?(age|registered|created|registration)?_?(age)?_?(days?(_ago|_old)?)$|^(.*_)?(domain|registration)_age$/,
  );
  if (age)
    to.weigh(
      age.value < 45 ? `The domain is ${plural(age.value, "day")} old` : "The domain is long established",
      age.value < 45 ? 1 : age.value > 365 ? -0.5 : 0,
      "domain_age",
      cite(age),
    );
  const spread = measure(
    fields,
    /^(.*_)?((org(ani[sz]ation)?|global|fleet|enterprise|internal|environment|host|device|tenant|customer)_?(wide_)?prevalence(_(count|hosts|devices|percent))?|prevalence(_(hosts|devices|count|percent|org|global))?|hosts?_(with_same|seen_on|running|contacting|using)\w*|(other_)?(hosts|devices|endpoints|users|machines)_(with|to|contacting|seeing|running|using)_?(same)?_?\w*|seen_on_(hosts|devices|endpoints)|same_destination_hosts|internal_hosts_contacting|popularity_hosts|peer_hosts\w*)$/,
    /(port|rank|failed|unique_dest)/,
  );
  if (spread)
    to.weigh(
      spread.value >= 50
        ? `Common here: seen on ${number(spread.value)}`
        : spread.value <= 2
          ? "Rare here"
          : `Seen on ${number(spread.value)}`,
      spread.value >= 50 ? -1 : spread.value >= 15 ? -0.6 : spread.value <= 2 ? 0.4 : 0,
      "prevalence",
      cite(spread),
    );
  const rank = measure(fields, /^(.*_)?(alexa|tranco|umbrella|popularity|domain|majestic|cisco)_?rank(ing)?$/);
  if (rank)
    to.weigh(
      rank.value > 0 && rank.value <= 20_000
        ? "One of the most visited sites there are"
        : "A site that hardly anybody visits",
      rank.value > 0 && rank.value <= 20_000 ? -1 : 0.2,
      "reputation",
      cite(rank),
    );
  const past = measure(
    fields,
    /^(.*_)?((prior|previous|past|historical|last_\d+d?)_?(true_positives?|confirmed_incidents?)|(true_positive|tp)_(rate|count)_?\w*)$/,
  );
  if (past && past.value > 0 && past.value <= 1)
    to.weigh(
      `The detector's own rate of true ones is ${number(past.value)}`,
      clamp((past.value - 0.4) * 2, -1, 1),
      "detector_rate",
      cite(past),
    );
  const wrong =
    measure(fields, /^(.*_)?((fp|false_positives?)_?(rate|ratio|share)(_\w+)?|historical_fp_rate|noise_rate)$/) ??
    figureNamed(fields, /(fp|false_positive)_?(rate|ratio|share)|historical_fp/);
  if (wrong && wrong.value >= 0 && wrong.value <= 100) {
    const rate = wrong.value > 1 ? wrong.value / 100 : wrong.value;
    to.weigh(
      `The rule's own rate of false ones is ${number(rate)}`,
      clamp((0.5 - rate) * 2, -1, 0.5),
      "detector_rate",
      cite(wrong),
    );
  }
}

function weighReach(alert: Alert, fields: Field[], to: Ledger, cite: Cite): void {
  const risk = measure(
    fields,
    /^(.*_)?(risk|threat|anomaly|fraud|malware|maliciousness|severity|confidence|suspicion|ml|model|phish(ing)?|abuse(_confidence)?|sandbox|impact)_?(score|confidence|probability|likelihood)(_(percent|pct|100))?$/,
    /(cvss|risk_score_max|entropy|false)/,
  );
  const level =
    risk === null
      ? null
      : risk.value <= 1
        ? risk.value
        : risk.value <= 10
          ? risk.value / 10
          : Math.min(1, risk.value / 100);
  if (risk && level !== null)
    to.weigh(
      `The detector's own score is ${number(risk.value)}`,
      clamp((level - 0.55) * 2.2, -1, 0.9),
      "detector_score",
      cite(risk),
    );
  if (alert.confidence !== null)
    to.weigh(
      `The detector is ${Math.round(alert.confidence * 100)} % sure`,
      clamp((alert.confidence - 0.6) * 2, -1, 0.8),
      "detector_confidence",
      [to.field("confidence", alert.confidence)],
    );
}
