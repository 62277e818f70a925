import type { AlertCase, AlertKeys } from "../alert-ports";
import { clamp } from "../assessment";
import { inNetwork } from "../features/network";
import w from "../knowledge/alert-weights.json";
import type { Tally } from "../ports";
import { list, plural, quote, times } from "../wording";
import { hostOf, nameOf } from "./alert-keys";
import type { Behaviour } from "./behaviours";
import { type KnownFacts, sourcesOf } from "./known-facts";
import { type Ledger, logit } from "./ledger";

const share = (tally: Tally, parent: number, strength: number): number =>
  (tally.real + parent * strength) / (tally.real + tally.false + strength);

/** The log-odds that an alert of this rule here is real, from people's resolutions, shrunk: all, then rule, then its host or user. */
export function weighPrior(facts: KnownFacts, to: Ledger): void {
  const { real_share, strength_all, strength_rule, strength_pair } = w.prior;
  const resolved = facts.state?.resolved;
  const all = resolved ? share(resolved.all, real_share, strength_all) : real_share;
  const rule = resolved ? share(resolved.rule, all, strength_rule) : all;
  const pairs = resolved
    ? [resolved.rule_and_host, resolved.rule_and_user].filter((pair) => pair.real + pair.false > 0)
    : [];
  const best = pairs.sort((a, b) => b.real + b.false - (a.real + a.false))[0];
  const value = best ? share(best, rule, strength_pair) : rule;
  const seen = resolved ? resolved.rule.real + resolved.rule.false : 0;
  const id = to.fact({
    kind: "rule_history",
    source: "alerts",
    summary: resolved
      ? `People resolved ${plural(seen, "earlier alert")} of this rule: ${resolved.rule.real} real, ${resolved.rule.false} not`
      : "The history of this rule could not be read",
    data: { ...resolved },
  });
  to.weights.unshift({
    indicator:
      seen > 0
        ? `Prior: ${Math.round(value * 100)} % of such alerts were real (${plural(seen, "resolved alert")} of this rule)`
        : "Prior: alerts of all rules",
    log_odds: Math.round(logit(clamp(value, 0.03, 0.97)) * 1000) / 1000,
    group: "prior",
    evidence_ids: [id],
  });
}

/** Is the rule new for this host or user, is it a burst? */
export function weighState(facts: KnownFacts, to: Ledger): void {
  const seen = facts.state?.seen;
  if (!seen || seen.any === 0) return;
  const known = seen.rule_and_host + seen.rule_and_user;
  const id = to.fact({
    kind: "rule_history",
    source: "alerts",
    summary: `In 30 days this rule fired ${times(seen.rule)}, here ${times(known)}`,
    data: { ...seen },
  });
  if (seen.rule >= 5 && known === 0) to.weigh("This rule is new for this host and user", w.novel_pair, "pair", [id]);
  if (known >= 5) to.weigh(`This rule fires here often (${times(known)} in 30 days)`, w.familiar_pair, "pair", [id]);
}

const DAY_MS = 86_400_000;

export function weighIntel(item: AlertCase, facts: KnownFacts, to: Ledger): { malicious: boolean } {
  let malicious = false;
  for (const { indicator, matched } of facts.intel) {
    const days = Math.max(0, (Date.parse(item.alert.timestamp) - Date.parse(indicator.last_seen)) / DAY_MS);
    const fresh = 0.5 ** (days / w.intel.half_life_days);
    const odds = w.intel[indicator.classification] * indicator.confidence * Math.max(0.2, fresh);
    malicious ||= indicator.classification === "malicious" && indicator.confidence * fresh >= 0.5;
    const id = to.fact({
      kind: "intel_match",
      source: "threat_intel",
      summary: `${matched}: ${indicator.classification}, ${indicator.category.replaceAll("_", " ")} (${indicator.source})`,
      observed_at: indicator.last_seen,
      data: { ...indicator, matched },
    });
    to.weigh(`Intelligence calls ${quote(matched, 60)} ${indicator.classification}`, odds, "intel", [id]);
  }
  return { malicious };
}

/** What stands behind the outside addresses, and whether one is the organisation's own. */
export function weighAddresses(facts: KnownFacts, to: Ledger): void {
  const own = facts.policy ? [...facts.policy.own_networks, ...facts.policy.allowlist] : [];
  for (const address of facts.addresses) {
    const ours = own.find(({ cidr }) => inNetwork(address.ip, cidr));
    const odds = w.network_kind[address.kind as keyof typeof w.network_kind] ?? 0;
    if (!ours && odds === 0) continue;
    const id = to.fact({
      kind: "network",
      source: ours ? "customers" : "networks",
      summary: ours
        ? `${address.ip} belongs to ${ours.name} (${ours.kind.replaceAll("_", " ")})`
        : `${address.ip} is a ${address.kind} address${address.owner ? ` of ${address.owner}` : ""}`,
      data: { ...address },
    });
    if (ours)
      to.weigh(
        `The address is the organisation's own: ${ours.name}`,
        ours.kind === "vpn_egress" ? -1.3 : w.own_network,
        "network_kind",
        [id],
      );
    else to.weigh(`An address of a ${address.kind} network`, odds, "network_kind", [id]);
  }
}

/** Kinds of work whose data stays with the organisation. */
const INWARD = new Set<string>(["backup", "change_ticket", "monitoring"]);

/** Whether something goes to an outside address that is not the organisation's own. */
function leavesTheHouse(alert: AlertCase["alert"], { addresses, policy }: KnownFacts): boolean {
  const own = policy ? [...policy.own_networks, ...policy.allowlist] : [];
  const sources = sourcesOf(alert);
  return addresses.some(({ ip }) => !sources.includes(ip) && !own.some(({ cidr }) => inNetwork(ip, cidr)));
}

/** What policy calls good, and planned work: each explains only what it names, and only so much harm. */
export function weighKnownGood(
  { alert }: AlertCase,
  keys: AlertKeys,
  facts: KnownFacts,
  behaviours: Behaviour[],
  to: Ledger,
): void {
  const leaves = leavesTheHouse(alert, facts);
  const harm = Math.max(0, ...behaviours.map((behaviour) => behaviour.harm));
  for (const { entry, matched, in_window } of facts.good) {
    const id = to.fact({
      kind: "known_good",
      source: "known_good",
      summary: `${entry.title}, approved by ${entry.approved_by}: covers ${list(matched.map((text) => quote(text, 60)))}${in_window ? "" : ", but not at this time"}`,
      data: { id: entry.id, kind: entry.kind, matched, in_window, window: entry.window, ticket: entry.ticket },
    });
    // A scanner or a ticket does not explain stolen credentials or encrypted files; a declared penetration test does.
    // An exit of the VPN explains where somebody seems to be, nothing that was done from there.
    const elsewhere = entry.kind === "vpn_egress" && behaviours.some(({ log_odds }) => log_odds >= 0.6);
    const allowed = entry.kind === "penetration_test" || entry.kind === "test_file" || harm <= 2;
    const inward = INWARD.has(entry.kind) && leaves; // a backup to a stranger's address is none
    const covers = elsewhere ? 0.15 : inward ? 0.25 : allowed ? 1 : 0.4;
    to.weigh(
      in_window ? `Known good: ${entry.title}` : `${entry.title} is known, but not at this time`,
      in_window ? w.known_good.in_window * covers : w.known_good.out_of_window,
      in_window ? (entry.kind === "vpn_egress" ? "known_good" : "authorised:known_good") : "window",
      [id],
    );
  }
  const names = [
    keys.host,
    ...keys.entities.filter((entity) => entity.startsWith("host:")).map((entity) => entity.slice(5)),
  ];
  for (const event of facts.events.filter(
    ({ kind, systems }) => kind !== "outage" && systems.some((system) => names.includes(hostOf(system))),
  )) {
    const id = to.fact({
      kind: event.kind,
      source: "infra_events",
      summary: `${event.title} (${event.reference})`,
      observed_at: event.started_at,
      data: { ...event },
    });
    to.weigh(`Planned work on this host: ${event.title}`, w.maintenance * (harm <= 2 ? 1 : 0.4), "authorised:window", [
      id,
    ]);
  }
}

/** What the accounts and hosts are: a service account at home is expected, away from home it is not. @returns the most important */
export function weighAssets(
  { alert }: AlertCase,
  keys: AlertKeys,
  facts: KnownFacts,
  behaviours: Behaviour[],
  to: Ledger,
): { importance: string; owner: string | null; ids: string[] } {
  const rank = ["low", "ordinary", "important", "essential"];
  let top: { importance: string; owner: string | null; ids: string[] } = {
    importance: "unknown",
    owner: null,
    ids: [],
  };
  for (const asset of facts.assets) {
    const id = to.fact({
      kind: "asset",
      source: "assets",
      summary: `${asset.name} (${[...asset.roles, asset.kind].join(", ").replaceAll("_", " ")}): ${asset.importance}, ${asset.holds || "holds nothing of note"}; answers: ${asset.owner}`,
      data: {
        name: asset.name,
        importance: asset.importance,
        roles: asset.roles,
        service_account: asset.service_account,
        privileged: asset.privileged,
      },
    });
    const higher = rank.indexOf(asset.importance) > rank.indexOf(top.importance);
    if (higher) top = { importance: asset.importance, owner: asset.owner, ids: [id] };
    if (!asset.service_account || asset.usual_hosts.length + asset.usual_networks.length === 0) continue;
    // It works where it comes from, not where it arrives.
    const from = sourcesOf(alert);
    const addresses =
      from.length > 0
        ? from
        : keys.entities.filter((entity) => entity.startsWith("ip:")).map((entity) => entity.slice(3));
    const near = asset.usual_networks.some((cidr) => addresses.some((ip) => inNetwork(ip, cidr)));
    const named = asset.usual_hosts.some(
      (host) => keys.entities.includes(`host:${hostOf(host)}`) || nameOf(host) === keys.host,
    );
    const home = from.length > 0 && asset.usual_networks.length > 0 ? near : near || named;
    const strange =
      behaviours.some(({ harm, log_odds }) => harm >= 2 && log_odds >= 0.8) || leavesTheHouse(alert, facts);
    to.weigh(
      home
        ? `${asset.name} is a service account where it usually works`
        : `${asset.name} is a service account away from where it works`,
      home ? w.service_account.usual_host * (strange ? 0.35 : 1) : w.service_account.unusual_host,
      home ? "authorised:service_account" : "service_account",
      [id],
    );
  }
  return top;
}
