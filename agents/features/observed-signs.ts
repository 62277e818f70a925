import { type Known, textsOf, withoutNames } from "./metadata";
import { type Sign, signsIn } from "./phrases";
import { shownItems } from "./shown";
import type { SignalFeatures } from "./signal-features";

const SUCCESS_KEY =
  /^(success(es|ful)?(_?(log-?ins?|attempts?|auths?|authentications?|sign_?ins?|count))?|succeeded|login_success(es)?|accounts_compromised|compromised_accounts|valid_credentials?(_found)?)$/i;

type Seen = Pick<SignalFeatures, "signs" | "successes">;

/** The signs that the texts of the metadata speak of, and those that its fields state outright. */
export function observedSigns(metadata: Record<string, unknown>, known: Known, cite: SignalFeatures["cite"]): Seen {
  const signs: SignalFeatures["signs"] = new Map();
  const note = (sign: Sign, words: string, [evidence_id = "E500"]: string[]) => {
    if (!signs.has(sign)) signs.set(sign, { words, evidence_id });
  };
  for (const { path, text } of textsOf(withoutNames(metadata), "metadata")) {
    const field = cite(path.split(".").slice(0, 2).join("."));
    for (const { sign, words } of signsIn(text)) note(sign, words, field);
  }
  if (known.c2_communication_detected === true || known.c2_server !== undefined)
    note("command_and_control", "command and control", cite("c2_communication_detected", "c2_server"));

  const counted = countedSuccesses(metadata);
  if (counted && counted.successes > 0)
    note("successful_access", counted.key.replaceAll("_", " "), cite(`metadata.${counted.key}`));
  if (counted?.value === 0) signs.delete("successful_access"); // what was counted outranks what was written

  const [way] = shownItems(known.persistence_mechanisms);
  if (way !== undefined) note("persistence", way, cite("persistence_mechanisms"));
  const sent = known.exfiltration_volume_mb ?? 0;
  if (sent > 0) note("exfiltration", `${sent} MB sent out`, cite("exfiltration_volume_mb"));
  const denied = counted?.value === false && signs.has("successful_access"); // one request's outcome counts nothing
  return { signs, successes: denied ? null : (counted?.successes ?? null) };
}

type Counted = { key: string; value: number | boolean; successes: number };
const isNumber = ({ value }: Counted) => typeof value === "number";

/** The largest count of successes, a number before a yes or no: a zero in one count does not hide another. */
function countedSuccesses(metadata: Record<string, unknown>): Counted | null {
  const [largest] = Object.entries(metadata)
    .flatMap(([key, value]): Counted[] =>
      SUCCESS_KEY.test(key) && (typeof value === "number" || typeof value === "boolean")
        ? [{ key, value, successes: Number(value) }]
        : [],
    )
    .sort((a, b) => b.successes - a.successes || Number(isNumber(b)) - Number(isNumber(a)));
  return largest ?? null;
}
