import type { Assessment } from "../assessment";
import type { SignalFeatures } from "../features/signal-features";
import weights from "../knowledge/weights.json";
import { capitalise, quote } from "../wording";
import { type ContextFound, TOOL } from "./context-evidence";

const w = weights.false_positive;
const s = weights.severity;
const WEB = [
  "bot_traffic",
  "rate_limit_breach",
  "data_scraping",
  "credential_stuffing",
  "brute_force",
  "proxy_network",
];
const NO_ALIBI = ["device_compromise", "account_takeover"]; // what no crawler does, whoever it is

type Told = { features: SignalFeatures; found: ContextFound; cited: string[]; out: Assessment<unknown> };

/** The crawler that the user agent claims and the address proves; null where either is silent or they differ. */
export function provenCrawler({ claim, address }: ContextFound): string | null {
  return claim && address?.crawler && sameCrawler(claim.name, address.crawler) ? address.crawler : null;
}

/** "Googlebot\\/" (a pattern of the list) and "Googlebot" name the same crawler. */
function sameCrawler(claimed: string, published: string): boolean {
  const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/g, "");
  const [a, b] = [plain(claimed), plain(published)];
  return a !== "" && b !== "" && (a.includes(b) || b.includes(a));
}

/** A user agent is a claim; only the address can prove it. */
export function addUserAgent(
  features: SignalFeatures,
  found: ContextFound,
  proven: string | null,
  out: Assessment<unknown>,
): void {
  const { claim, claim_id, address_id } = found;
  const cited = [...(claim_id ? [claim_id] : []), ...(address_id ? [address_id] : []), ...features.cite("user_agent")];
  const told = { features, found, cited, out };
  if (proven && !NO_ALIBI.includes(features.type)) addProven(proven, told);
  else if (claim && features.user_agent_kind === "crawler_claim") addUnproven(claim.name, told);
  else addTool(told);
}

function addProven(crawler: string, { features, cited: evidence_ids, out }: Told): void {
  out.indicators.push({
    indicator: `Proven crawler: ${crawler}`,
    log_odds: w.crawler_proven,
    group: "explained",
    evidence_ids,
  });
  out.severity_parts.push({ part: "Crawler proven by its address", points: s.proven_crawler, evidence_ids });
  out.key_findings.push({ text: `${crawler} is proven: the address lies in its published range`, evidence_ids });
  out.headlines.push({
    text: `${crawler}, proven by its address, reads ${features.endpoint ? quote(features.endpoint, 50) : "the site"}`,
    strength: 88,
    evidence_ids,
  });
}

function addUnproven(name: string, { features, cited: evidence_ids, out }: Told): void {
  out.indicators.push({
    indicator: `Claims to be ${quote(name, 40)}, not proven`,
    log_odds: w.crawler_claimed_only,
    group: "user_agent",
    evidence_ids,
  });
  out.key_findings.push({
    text: `The user agent claims to be ${quote(name, 60)}, but the address is not in its published ranges`,
    evidence_ids,
  });
  out.headlines.push({
    text: `${features.source_ip ?? "A client"} claims to be ${quote(name, 40)} but is not in its published ranges`,
    strength: 46,
    evidence_ids,
  });
}

function addTool({ features, cited: evidence_ids, out }: Told): void {
  const kind = features.user_agent_kind;
  const indicate = (indicator: string, log_odds: number) =>
    out.indicators.push({ indicator, log_odds, group: "user_agent", evidence_ids });
  if (kind === "missing" && WEB.includes(features.type)) indicate("No user agent", w.missing_user_agent);
  if (kind === "browser") indicate("Usual browser user agent", 0);
  if (kind !== "attack_tool" && kind !== "automation" && kind !== "http_library") return;
  indicate(capitalise(TOOL[kind]), w[kind]);
  out.key_findings.push({
    text: `The user agent names ${TOOL[kind]}: ${quote(features.user_agent ?? "", 70)}`,
    evidence_ids,
  });
  if (kind !== "attack_tool") return;
  out.severity_parts.push({ part: "Attack tool", points: s.attack_tool, evidence_ids });
  out.headlines.push({
    text: `Attack tool ${quote(features.user_agent ?? "", 40)} works on ${features.endpoint ? quote(features.endpoint, 40) : "the site"}`,
    strength: 50,
    evidence_ids,
  });
}
