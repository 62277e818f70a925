import { clamp } from "../assessment";
import { number, plural } from "../wording";
import type { Field } from "./fields";
import type { Ledger } from "./ledger";
import { type Cite, figureNamed, type Measure, measure } from "./measures";

const FAILURES =
  /^(.*_)?(fail(ed|ures?)?(_(log_?(in|on)s?|sign_?ins?|auth\w*|attempts?|events?|count|total|requests?|users?))*|(log_?(in|on)|sign_?in|auth(entication)?|password|kerberos|ssh|rdp|vpn)_(failures?|failed|errors?|denied)(_count)?|invalid_password\w*|bad_password\w*|wrong_password\w*|denied_(log\w*|attempts)|count_4625|event_4625\w*|attempts?(_count)?|(log_?in|log_?on|auth|password)_attempts?|lockouts?)$/;
const NO_FAILURES = /(rate|ratio|percent|per_|window|interval|reason|code|time|http|connections|minutes|max_|median)/;
const SUCCESSES =
  /^(.*_)?(success(es|ful|_count)?(_(log_?(in|on)s?|sign_?ins?|auth\w*|attempts?|events?|count|total))*|(log_?(in|on)|sign_?in|auth(entication)?)_success(es|ful)?(_count)?|accepted(_(log\w*|count))?|count_4624|successes_after\w*|(accounts|users)_(compromised|succeeded|with_success\w*)|compromised_accounts)$/;
const NO_SUCCESSES = /(rate|ratio|percent|time|code|window|before|previous|minutes|last_success|median|backup|scan)/;
const ACCOUNTS =
  /^(.*_)?((unique|distinct|targeted|target|num(ber)?_of|count_of|affected|different|total)_?(target_?)?(users?|accounts?|user_?names?|mailboxes|principals|identities)(_(count|targeted|attempted|affected|tried))?|(users?|accounts?|user_?names?)_(count|targeted|attempted|tried|affected|total))$/;
const PUSHES =
  /^(.*_)?((push|mfa)_?(requests?|prompts?|notifications?|attempts?|challenges?|count)|push(es)?(_sent|_count)?|prompts(_sent)?)$/;
const GRANTED =
  /^(.*_)?(approved?(_pushes|_count)?|accepted(_pushes)?|push(es)?_(approved|accepted)|mfa_(approved|accepted|success\w*)|granted)$/;
const A_FAULT =
  /(expired|password (was )?(changed|rotated|reset)|old password|stale|cached|0xc0000071|0xc0000224|50055|50144|clock skew|krb_ap_err|did not respond|unavailable|time(d)? ?out|50[0-4]\b|throttl|outage|internal error|token service|revoked certificate|certificate expired|previous password|n-1)/;
const REASON =
  /(fail\w*_?(reason|code)s?|sub_?status|error(_?(code|reason|message|codes?))?|result(_?(reason|description|detail))?|status(_?reason)?|reason)$/;

/** Attempts, over how many accounts, with what success; and why they failed, since a forgotten client fails like a guesser. @returns whether one worked */
export function weighSignIns(fields: Field[], to: Ledger, cite: Cite, techniques: string[]): boolean {
  const failures = measure(fields, FAILURES, NO_FAILURES);
  const successes = measure(fields, SUCCESSES, NO_SUCCESSES);
  const accounts = measure(fields, ACCOUNTS, /(baseline|admin|privileged_only)/);
  const states = statesOf(fields);
  const failed = failures?.value ?? (states.failed > 0 ? states.failed : null);
  const passed = successes?.value ?? (states.passed > 0 && states.passedAfterFailure ? states.passed : null);
  const many = accounts?.value ?? null;
  const pushed = weighPushes(fields, to, cite, techniques);
  if (failed === null) return pushed;
  const known = cite(failures, successes, accounts);
  const proof = known.length > 0 ? known : states.fields.slice(0, 3).map((field) => to.field(field.path, field.value));
  const fault = weighFault(fields, to, many ?? 1) || weighRepeats(fields, to, cite, failed);
  const typing = weighTyping(fields, to, cite, failed, many, passed);
  const accessAfterFailures = failed >= 5 && (passed ?? 0) > 0 && !fault && !typing;
  if (accessAfterFailures) {
    const worked = passed === 1 ? "one that worked" : `${number(passed ?? 0)} that worked`;
    to.weigh(
      `${plural(failed, "failed sign-in")}, then ${worked}`,
      clamp(0.5 + 0.5 * Math.log10(failed), 0.8, 1.8),
      "sign_in",
      proof,
    );
    techniques.push("T1078");
  } else if (many !== null && many >= 8 && !fault && !typing) {
    to.weigh(
      `${plural(failed, "failed sign-in")} over ${plural(many, "account")}`,
      clamp(0.4 + 0.6 * Math.log10(many), 0.8, 2),
      "sign_in",
      proof,
    );
  } else if (failed >= 15 && !fault && !typing) {
    to.weigh(plural(failed, "failed sign-in"), clamp(0.4 * Math.log10(failed / 4), 0.1, 1.2), "sign_in", proof);
  } else if (failures && failed >= 1 && failed < 8)
    to.weigh(`Only ${plural(failed, "failed sign-in")}`, -0.5, "sign_in", proof);
  if (failed >= 5)
    techniques.push(many !== null && many >= 5 ? (failed / many < 8 ? "T1110.003" : "T1110.004") : "T1110.001");
  return accessAfterFailures || pushed;
}

const PASSED_BY_FACTOR =
  /^(user\.authentication\.auth_via_mfa|mfa_?approved|push_?(accepted|approved)|approved by user)$/;
const REFUSED = /((deny|denied|reject(ed)?)_?push|push_?(deny|denied|reject(ed)?)|mfa_?(denied|rejected|fraud))/;

/** Logs that write one record an outcome, with how often it came. */
function refusedPushes(fields: Field[]): Measure | null {
  const refused = fields.find(({ text, section }) => section === "sample" && REFUSED.test(text));
  const count = fields.find(
    ({ key, record, value }) => record === refused?.record && /^count(_|$)/.test(key) && typeof value === "number",
  );
  return refused && count ? { value: Number(count.value), path: count.path, key: count.key } : null;
}

/** Prompts to confirm a sign-in: many, and one that was accepted, is how a second factor is worn down. */
function weighPushes(fields: Field[], to: Ledger, cite: Cite, techniques: string[]): boolean {
  const pushes = measure(fields, PUSHES, /(rate|window|interval|usual|daily)/) ?? refusedPushes(fields);
  if (!pushes || pushes.value < 3) return false;
  const granted = measure(fields, GRANTED, /(denied|not_)/);
  const accepted = (granted?.value ?? 0) > 0 || fields.some(({ text }) => PASSED_BY_FACTOR.test(text));
  techniques.push("T1621");
  to.weigh(
    `${plural(pushes.value, "prompt")} for the second factor${accepted ? ", and one was accepted" : ""}`,
    clamp(0.3 + 0.25 * Math.log2(pushes.value) + (accepted ? 0.7 : 0), 0.4, 2.2),
    "push",
    cite(pushes, granted),
  );
  return accepted && pushes.value >= 5;
}

/** One record that was stored again and again is one failure. */
function weighRepeats(fields: Field[], to: Ledger, cite: Cite, failed: number): boolean {
  const distinct = figureNamed(
    fields,
    /^(distinct|unique|different)_(record|event|message|log)_?(numbers?|ids?|count|records?)?$/,
  );
  if (!distinct || distinct.value < 1 || failed < 5 || distinct.value > failed * 0.2) return false;
  to.weigh(
    `Only ${plural(distinct.value, "record")}, counted ${number(failed)} times`,
    -2,
    "duplicates",
    cite(distinct),
  );
  return true;
}

/** Failures that an outage or a client with an old password makes. */
function weighFault(fields: Field[], to: Ledger, accounts: number): boolean {
  const reason = fields.find(
    ({ key, text, section }) =>
      section !== "thresholds" && (REASON.test(key) || A_FAULT.test(key.replaceAll("_", " "))) && A_FAULT.test(text),
  );
  const rotated = fields.find(
    ({ key, text }) =>
      /(password|credential|secret|pwd)s?_?(last_?)?(rotat\w*|changed?|set|reset)(_(at|recently|minutes_ago|hours_ago|ago|within_\w+|today|time|hours|min\w*))?$/.test(
        key,
      ) && !/^(false|no|0|none|null|never|)$/.test(text),
  );
  const field = reason ?? (accounts <= 2 ? rotated : undefined);
  if (!field) return false;
  to.weigh(
    reason ? "They failed for a fault or an old password, not for a guess" : "The password was changed shortly before",
    reason ? -1.7 : -1.3,
    "sign_in_reason",
    [to.field(field.path, field.value)],
  );
  return true;
}

/** A slip or two a person, and each then gets in: people who mistype. */
function weighTyping(
  fields: Field[],
  to: Ledger,
  cite: Cite,
  failed: number,
  accounts: number | null,
  passed: number | null,
): boolean {
  const most = figureNamed(
    fields,
    /(max|most|avg|mean|average|median)_(fail\w*|attempts?)(_per_(user|account))?$|(failures?|attempts?)_per_(user|account)$/,
  );
  const each = figureNamed(
    fields,
    /(users?|accounts?)_with_success\w*|succeeded_(after|within)\w*|subsequent_success\w*|success\w*_within_\w*same_user/,
  );
  const few = most !== null && most.value <= 3;
  const allIn = each !== null && accounts !== null && each.value >= accounts * 0.8;
  const slips =
    accounts !== null && passed !== null && failed <= 3 * accounts && passed >= accounts * 0.8 && failed < 60;
  if (!(few && (allIn || slips)) && !allIn) return false;
  to.weigh("A slip or two a person, and each then got in", -1.6, "sign_in_reason", cite(most, each));
  return true;
}

const STATE =
  /^(event_?(id|code|type|name)|outcome(_result)?|result(_?type)?|status|action|display_message|activity|operation|login_?(result|status))$/;

/** Sign-ins among the samples, in their order. */
function statesOf(fields: Field[]): { failed: number; passed: number; passedAfterFailure: boolean; fields: Field[] } {
  const states = { failed: 0, passed: 0, passedAfterFailure: false, fields: [] as Field[] };
  const records = new Set<number>();
  for (const field of fields) {
    const { section, record, key, text } = field;
    if (section !== "sample" || records.has(record) || !STATE.test(key)) continue;
    const failed = /^(4625|4771|4776)$|fail|denied|invalid|50126|50053|bad password|reject/.test(text);
    const passed = /^(4624|4768)$|^success|succeed|^0$|accepted|^allow|logged in/.test(text);
    if (!failed && !passed) continue;
    records.add(record);
    states.fields.push(field);
    if (failed) states.failed += 1;
    else {
      states.passed += 1;
      states.passedAfterFailure ||= states.failed > 0;
    }
  }
  return states;
}
