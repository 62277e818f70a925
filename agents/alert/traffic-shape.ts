import { number } from "../wording";
import type { Field } from "./fields";
import type { Ledger } from "./ledger";
import { type Cite, figureNamed, measure } from "./measures";

export function weighRegularity(fields: Field[], to: Ledger, cite: Cite, techniques: string[]): void {
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

export function weighNames(fields: Field[], to: Ledger, cite: Cite, techniques: string[]): void {
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

/** Names that hardly ever exist: a bot looks for the one that its controller registered today. */
export function weighMissingNames(fields: Field[], to: Ledger, cite: Cite, techniques: string[]): void {
  const missing = measure(
    fields,
    /^(.*_)?(nx_?domains?|non_?existent(_domains?)?|failed_(queries|lookups|resolutions))(_(count|responses|total))?$/,
    /(ratio|rate|percent|share)/,
  );
  const asked = measure(
    fields,
    /^(.*_)?(dns_)?(queries|lookups|requests|dns_queries|query_count|total_queries)(_(count|total))?$/,
    /(ratio|rate|percent|nx|failed|unique|distinct)/,
  );
  const hosts = measure(fields, /^(.*_)?hosts?_(same|with_same)\w*$/);
  if (hosts && missing && missing.value < hosts.value * 10) return; // a few each: how programs try their network
  if (!missing || !asked || missing.value < 100 || missing.value > asked.value || missing.value / asked.value < 0.6)
    return;
  to.weigh(
    `${number(missing.value)} of ${number(asked.value)} names do not exist`,
    1.2,
    "missing_names",
    cite(missing, asked),
  );
  techniques.push("T1568.002");
}

const GROUP_ADDRESS =
  /^(22[4-9]|23\d)\.\d+\.\d+\.\d+$|^255\.255\.255\.255$|^10\.\d+\.\d+\.255$|^192\.168\.\d+\.255$|^172\.(1[6-9]|2\d|3[01])\.\d+\.255$|^ff0[0-9a-f]:/;
const DESTINATION = /^(.*_)?(dest(ination)?|dst|remote|target)_?(ip|address|ip_address)?$/;

/** What goes to everybody on the wire goes to nobody in particular: devices announce themselves so. */
export function weighBroadcast(fields: Field[], to: Ledger): void {
  const reached = fields.filter(
    ({ section, key, text }) => section !== "thresholds" && DESTINATION.test(key) && /^[\da-f.:]{3,45}$/.test(text),
  );
  if (reached.length === 0 || !reached.every(({ text }) => GROUP_ADDRESS.test(text))) return;
  to.weigh(
    "Only broadcast and multicast addresses were called",
    -1.6,
    "broadcast",
    reached.slice(0, 3).map((field) => to.field(field.path, field.value)),
  );
}

const REACHED =
  /^(.*_)?((unique|distinct|num|total)_)?((dest(ination)?|dst|target|internal|scanned|smb|rdp|remote)_?)?(hosts?|ips?|addresses|targets?|ports?|systems|machines)(_(count|scanned|contacted|targeted|touched|reached|swept|\d+[mhd]))?$/;

/** One source that reaches for very many others. */
export function weighReach(fields: Field[], to: Ledger, cite: Cite): void {
  const reached = measure(fields, REACHED, /(source|src|client|seen|prevalence|with|port_number|port$)/);
  if (!reached || reached.value < 60 || reached.value > 70_000) return;
  to.weigh(
    `${number(reached.value)} ${reached.key.replaceAll("_", " ")} reached for`,
    reached.value >= 200 ? 0.7 : 0.4,
    "reach",
    cite(reached),
  );
}
