import type { Alert } from "@/lib/schema/alert";
import { clamp } from "../assessment";
import { number, plural } from "../wording";
import type { Field } from "./fields";
import type { Ledger } from "./ledger";
import { type Cite, figureNamed, type Measure, measure } from "./measures";

const ENGINES =
  /^(.*_)?((vt|virus_?total)_?(detections?|positives|score|hits|malicious|count)|(vt_)?positives|av_detections|engines_(detected|positive))$/;
const RATIO = /(vt|virus_?total|detection_?ratio|av_?detections?|detections?|positives|engines?)/;

/** "62/71", as engines are counted. */
function detectionRatio(fields: Field[]): Measure | null {
  const field = fields.find(({ key, text }) => RATIO.test(key) && /^\d+\s*(\/|of)\s*\d+$/.test(text));
  return field ? { value: Number.parseInt(field.text, 10), path: field.path, key: field.key } : null;
}

/** What others think of a file, a name or an address, how old it is and how common. */
export function weighReputation(fields: Field[], to: Ledger, cite: Cite): void {
  const detections = measure(fields, ENGINES, /(true|false|rate|total)/) ?? detectionRatio(fields);
  if (detections) {
    const { value } = detections;
    to.weigh(
      value === 0 ? "No engine of many finds it bad" : `${plural(value, "engine")} find it bad`,
      value === 0 ? -0.8 : value < 4 ? -0.1 : clamp(0.6 + 0.04 * value, 0.6, 2),
      "reputation",
      cite(detections),
    );
  }
  const age = measure(
    fields,
    /^(.*_)?(domain|url|sender_?domain|dest(ination)?_?domain|registration|registered|site|app|host(name)?)_?(age|registered|created|registration)?_?(age)?_?(days?(_ago|_old)?)$|^(.*_)?(domain|registration)_age$/,
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
    /^(.*_)?((org(ani[sz]ation)?|global|fleet|enterprise|internal|environment|host|device|tenant|customer)_?(wide_)?prevalence(_(count|hosts|devices|percent))?|prevalence(_(hosts|devices|count|percent|org|global))?|hosts?_same_\w+|hosts?_(with_same|seen_on|running|contacting|using)\w*|(other_)?(hosts|devices|endpoints|users|machines)_(with|to|contacting|seeing|running|using)(_\w+)?|seen_on_(hosts|devices|endpoints)|same_destination_hosts|internal_hosts_contacting|popularity_hosts|peer_hosts\w*)$/,
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

export function weighDetector(alert: Alert, fields: Field[], to: Ledger, cite: Cite): void {
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
