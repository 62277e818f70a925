import type { SignalFeatures } from "../features/signal-features";
import weights from "../knowledge/integrity.json";
import type { AgentRuns } from "../threat/agents";
import { number, quote } from "../wording";

const w = weights.disproved;
export type Disproved = { text: string; paths: string[] };

const COUNTRY = /^(source_?|src_?|client_?)?(ip_?)?(geo_?(ip)?_?)?country(_?(code|name|iso))?$/i;

/** The country that the signal claims for its source, with its path. */
function claimedCountry({ signal }: SignalFeatures): { path: string; country: string } | null {
  for (const [key, value] of Object.entries(signal.metadata ?? {})) {
    const inner =
      value !== null && typeof value === "object" && /^(geo|geoip|source_?geo|source)$/i.test(key) ? value : {};
    const found = [[key, value] as const, ...Object.entries(inner)].find(
      ([name, text]) => COUNTRY.test(name) && typeof text === "string" && /^\p{L}[\p{L} .'-]+$/u.test(text.trim()),
    );
    if (found) return { path: key, country: String(found[1]).trim() };
  }
  return null;
}

const NOWHERE = /^(private|internal|local|lan|intranet|reserved|none|unknown|n\/a|xx|zz)\b/i;

/** Claims of a signal that its own fields or the nature of its addresses disprove. What a detector merely rounded is none. */
export function disprovedClaims(features: SignalFeatures, runs: AgentRuns): Disproved[] {
  const found: Disproved[] = [];
  const { policy } = runs.config.assessment.facts;
  const claim = claimedCountry(features);
  const own = policy.geo.allowed_countries.some((country) => country.toLowerCase() === claim?.country.toLowerCase());
  if (claim && features.internal_source && !own && !NOWHERE.test(claim.country)) {
    found.push({
      text: `The signal places ${features.source_ip} in ${quote(claim.country, 40)}, yet a private address is in no country`,
      paths: ["source_ip", claim.path],
    });
  }
  const {
    distinct_accounts: accounts,
    failed_attempts: failed,
    successes,
    request_count: requests,
    window_minutes,
  } = features;
  const attempts = failed === null ? null : Math.max(failed + (successes ?? 0), requests ?? 0);
  if (accounts !== null && attempts !== null && successes !== null && accounts > attempts * w.more_accounts) {
    found.push({
      text: `The signal counts ${number(accounts)} accounts in ${number(attempts)} attempts, which cannot be`,
      paths: ["distinct_accounts", "failed_attempts"],
    });
  }
  const claimed = features.signal.metadata?.requests_per_second;
  if (typeof claimed === "number" && requests !== null && window_minutes !== null && requests > 100) {
    const counted = requests / (window_minutes * 60);
    if (claimed >= 0 && claimed * w.slower_than_counted < counted) {
      found.push({
        text: `The signal claims ${number(claimed)} requests a second, yet its own count makes ${number(counted)}`,
        paths: ["requests_per_second", "request_count", "time_window_minutes"],
      });
    }
  }
  return found;
}
