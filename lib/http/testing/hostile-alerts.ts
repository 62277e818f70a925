import fc from "fast-check";
import { AlertInput } from "@/lib/schema/alert";
import { asObject, hostileKey, hostileValue, storableText } from "./hostile-bodies";

const FIELDS = Object.keys(AlertInput.shape);
const ASSET_NAMES = [
  "host",
  "hosts",
  "hostname",
  "src_ip",
  "source_ip",
  "dest_ip",
  "dst_ip",
  "user",
  "users",
  "username",
];

const severity = fc.constantFrom("critical", "High", "MEDIUM", " low ", "informational");
const key = fc.oneof(fc.constantFrom("__proto__", "constructor", "then", "", "length"), fc.string({ maxLength: 20 }));
/** Anything that can be stored, whatever it looks like. */
const storableValue: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    fc.constantFrom(null, true, 0, -1e308, 5e-324, 2 ** 53 + 2, [], {}),
    storableText,
    fc.array(tie("value"), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie("value")), { maxLength: 4 }).map(asObject),
  ),
})).value;
const anyObject = fc.array(fc.tuple(key, storableValue), { maxLength: 6 }).map(asObject);
const named = fc.oneof(storableText, fc.integer(), fc.array(storableText, { maxLength: 3 }));
const assets = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...ASSET_NAMES), named), { maxLength: 5 }),
    fc.array(fc.tuple(key, storableValue), { maxLength: 3 }),
  )
  .map(([known, others]) => asObject([...known, ...others]));
const time = fc.oneof(
  fc.date({ min: new Date(0), max: new Date("9999-01-01"), noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom("2026-01-31 12:00", "2026-01-31T12:00:00+0200"),
);
const id = fc.uuid().map((uuid) => `fuzz-${uuid}`);
const required = { rule_id: storableText, rule_name: storableText, severity, description: storableText };

/** Nearly right: what is needed is there, everything else may be anything. */
export const plausibleAlert = fc.record(
  {
    ...required,
    alert_id: id,
    customer_name: storableText,
    timestamp: time,
    mitre: fc.record({ tactics: fc.array(storableText, { maxLength: 3 }), techniques: storableText }),
    assets,
    entities: assets,
    evidence_sample: fc.array(fc.oneof(anyObject, storableText), { maxLength: 4 }),
    evidence_stats: anyObject,
    thresholds: anyObject,
    raw_data: anyObject,
    tags: fc.array(storableText, { maxLength: 3 }),
    constructor: storableValue,
    extra: storableValue,
  },
  { requiredKeys: ["alert_id", "rule_id", "rule_name", "severity", "description"] },
);

/** Known fields with anything in them, and unknown fields. */
export const hostileAlert = fc
  .tuple(
    fc.record(required, { requiredKeys: [] }),
    fc.array(
      fc.tuple(
        fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...FIELDS) }, { weight: 1, arbitrary: hostileKey }),
        hostileValue,
      ),
      { maxLength: 8 },
    ),
  )
  .map(([good, bad]) => asObject([...Object.entries(good), ...bad]));

export const anyAlert = fc.oneof({ weight: 3, arbitrary: plausibleAlert }, { weight: 4, arbitrary: hostileAlert });

/** The text of a body for POST /api/alerts/process, from right to hopeless. */
export const hostileProcessBody: fc.Arbitrary<string | Uint8Array> = fc.oneof(
  { weight: 6, arbitrary: anyAlert.map((alert) => JSON.stringify(alert)) },
  { weight: 2, arbitrary: anyAlert.map((alert) => JSON.stringify({ alert })) },
  { weight: 1, arbitrary: hostileValue.map((value) => JSON.stringify(value) ?? "") },
  { weight: 1, arbitrary: hostileValue.map((alert) => JSON.stringify({ alert, more: 1 })) },
  { weight: 1, arbitrary: fc.string({ maxLength: 200 }) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
);

const items = fc.array(fc.oneof({ weight: 4, arbitrary: anyAlert }, { weight: 1, arbitrary: hostileValue }), {
  maxLength: 6,
});
export const hostileBatch: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: items.map((alerts) => ({ alerts })) },
  { weight: 3, arbitrary: items },
  { weight: 1, arbitrary: hostileValue.map((alerts) => ({ alerts })) },
  { weight: 1, arbitrary: hostileValue },
);

const whole = (fields: string) =>
  `{"alert_id":"hand-${fields.length}-${fields.slice(0, 20).replaceAll(/[^a-z]/g, "")}","rule_id":"R","title":"T","severity":"low","description":"d",${fields}}`;
const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;

/** Each with what it must be answered. */
export const HAND_PICKED_ALERTS: [name: string, status: number, body: string][] = [
  [
    "own __proto__ everywhere",
    202,
    whole('"__proto__":{"polluted":true},"raw_data":{"__proto__":{"polluted":true}},"assets":{"__proto__":1}'),
  ],
  ["a constructor", 202, whole('"constructor":{"prototype":{"polluted":true}},"raw_data":{"constructor":1}')],
  ["a wrapper in a wrapper", 422, '{"alert":{"alert":{}}}'],
  ["a wrapper of nothing", 422, '{"alert":null}'],
  ["a wrapper with a neighbour", 422, `{"alert":${whole('"a":1')},"b":2}`],
  ["a key named toString", 422, whole('"raw_data":{"a":{"toString":1}}')],
  ["a key named toString at the top", 422, whole('"toString":1')],
  ["a false length", 422, whole('"tags":{"length":{"toString":1}}')],
  ["a description with a false length", 422, '{"description":{"length":{"toString":1}}}'],
  ["eleven levels", 202, whole(`"raw_data":${deep(11)}`)],
  ["thirteen levels", 422, whole(`"raw_data":${deep(13)}`)],
  ["fifty thousand levels", 422, whole(`"raw_data":${deep(50_000)}`)],
  ["bare brackets", 400, "[".repeat(500_000)],
  ["over 64 KiB", 422, whole(`"raw_data":{"a":"${"x".repeat(65_536)}"}`)],
  ["over 1 MiB", 413, whole(`"raw_data":{"a":"${"x".repeat(1_048_576)}"}`)],
  ["many keys", 422, `{${Array.from({ length: 40_000 }, (_, n) => `"k${n}":1`).join(",")}}`],
  ["a number beyond doubles", 422, whole('"thresholds":{"a":[1e999]}')],
  ["an escaped NUL", 422, whole('"evidence_sample":["a\\u0000b"]')],
  ["a lone surrogate", 422, whole('"source":"a\\ud800b"')],
  ["a lone surrogate as a key", 422, whole('"\\ud800":1')],
  ["a paired surrogate", 202, whole('"source":"\\ud83d\\ude00"')],
  ["right-to-left marks", 202, whole('"assets":{"host":"\\u202egnp.exe\\u202c","user":"\\u200f"}')],
  ["markup", 202, whole('"category":"<script>alert(1)</script>","tags":["\\"><img src=x onerror=alert(1)>"]')],
  ["names of blanks", 202, whole('"assets":{"host":" ","user":["","\\u2003"]},"tactics":[" "]')],
  ["a rule of blanks", 422, '{"alert_id":"b","rule_id":" ","rule_name":"\\u00a0","severity":"low","description":""}'],
  ["a date pushed out of the calendar", 422, whole('"timestamp":"0000-01-01T00:00:00+23:59"')],
  ["the year 9999", 422, whole('"timestamp":"9999-12-31T23:59:59-23:59"')],
  ["a day that was none", 422, whole('"timestamp":"2025-02-29 00:00"')],
  ["a tomorrow", 202, whole('"timestamp":"2999-01-01T00:00:00Z"')],
  [
    "times that are none",
    202,
    whole('"evidence_sample":[{"timestamp":{"time":[]},"ts":-1e300,"time":"12:00","event_time":1e308}]'),
  ],
  ["numbers as names", 202, whole('"assets":{"host":7,"user":[1e300,-0]}')],
  ["an array", 422, "[]"],
  ["null", 422, "null"],
  ["a string", 422, '"{}"'],
];
