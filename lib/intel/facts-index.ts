import type { AlertSources, KnownGoodMatch, KnownGoodQuestion } from "@/agents/alert-ports";
import { remember } from "@/agents/features/remember";
import type { IntelMatch, IntelQuestion } from "@/agents/ports";
import type { Asset, KnownGood } from "@/lib/schema/asset";
import type { CustomerPolicy } from "@/lib/schema/customer";
import type { InfraEvent } from "@/lib/schema/infra-event";
import type { AddressFacts, Advisory, IntelIndicator, NetworkRange } from "@/lib/schema/intel";
import type { Facts } from "@/lib/store/facts";
import { countryOf, ownerOf } from "./address-databases";
import { AssetIndex } from "./asset-index";
import { knownGoodOf } from "./known-good-index";
import { PrefixTable } from "./prefix-table";

export const nameKey = (name: string) => name.normalize("NFKC").trim().toLowerCase();

/** Everything that rarely changes, held in memory and rebuilt whole when the store says that it did. */
export class FactsIndex {
  readonly #customers = new Map<string, CustomerPolicy>();
  readonly #events: InfraEvent[];
  readonly #advisories: Advisory[];
  readonly #networks = new PrefixTable<NetworkRange>();
  readonly #addresses = new PrefixTable<IntelIndicator>();
  readonly #values = new Map<string, IntelIndicator[]>(); // "domain:x", "hash:x"
  readonly #userAgents: IntelIndicator[] = [];
  readonly #assets: AssetIndex;
  readonly #knownGood: KnownGood[];

  constructor(facts: Facts) {
    for (const policy of facts.customers)
      for (const name of [policy.name, ...policy.aliases]) this.#customers.set(nameKey(name), policy);
    this.#events = facts.infraEvents;
    this.#advisories = facts.advisories;
    this.#assets = new AssetIndex(facts.assets);
    this.#knownGood = facts.knownGood;
    for (const range of facts.networks) this.#networks.add(range.cidr, range);
    for (const indicator of facts.intel) this.#addIndicator(indicator);
  }

  #addIndicator(indicator: IntelIndicator): void {
    const value = indicator.value.toLowerCase();
    if (indicator.type === "ip" || indicator.type === "network") this.#addresses.add(value, indicator);
    else if (indicator.type === "user_agent") this.#userAgents.push(indicator);
    else
      this.#values.set(`${indicator.type}:${value}`, [
        ...(this.#values.get(`${indicator.type}:${value}`) ?? []),
        indicator,
      ]);
  }

  policyOf = (name: string): CustomerPolicy | null => this.#customers.get(nameKey(name)) ?? null;

  /** Whether what is filed under a customer's name, or under nobody's, is this customer's, by alias too. */
  #isCustomers(customerName: string): (name: string | null) => boolean {
    const keyOf = (name: string) => nameKey(this.policyOf(name)?.name ?? name);
    const key = keyOf(customerName);
    return (name) => name === null || keyOf(name) === key;
  }

  assetsOf = ({ customer_name, names }: Parameters<AlertSources["assetsOf"]>[0]): Asset[] =>
    this.#assets.find(names, this.#isCustomers(customer_name));

  knownGood = (question: KnownGoodQuestion): KnownGoodMatch[] =>
    knownGoodOf(this.#knownGood, question, this.#isCustomers(question.customer_name));

  eventsOf(customerName: string, from: string, to: string): InfraEvent[] {
    const policy = this.policyOf(customerName);
    const key = nameKey(policy?.name ?? customerName);
    const ended = ({ kind, started_at, ended_at }: InfraEvent) =>
      ended_at ?? (kind === "deployment" || kind === "config_change" ? started_at : to); // other work without an end goes on
    return this.#events.filter(
      (event) =>
        (event.customer_name === null || nameKey(event.customer_name) === key) &&
        event.started_at <= to &&
        ended(event) >= from,
    );
  }

  advisories = (since: string, before: string): Advisory[] =>
    this.#advisories.filter(({ published_at }) => published_at >= since && published_at < before);

  intel({ addresses, domains, hashes, user_agent }: IntelQuestion): IntelMatch[] {
    const agent = user_agent?.toLowerCase() ?? "";
    return [
      ...addresses.flatMap((ip) => this.#addresses.find(ip).map((indicator) => ({ indicator, matched: ip }))),
      ...domains.flatMap((domain) => this.#domain(domain)),
      ...hashes.flatMap((hash) =>
        (this.#values.get(`hash:${hash.toLowerCase()}`) ?? []).map((indicator) => ({ indicator, matched: hash })),
      ),
      ...this.#userAgents
        .filter(({ value }) => agent !== "" && agent.includes(value.toLowerCase()))
        .map((indicator) => ({ indicator, matched: indicator.value })),
    ];
  }

  /** A listed domain stands for its subdomains too. */
  #domain(domain: string): IntelMatch[] {
    const labels = domain.toLowerCase().split(".");
    return labels.flatMap((_, i) =>
      (this.#values.get(`domain:${labels.slice(i).join(".")}`) ?? []).map((indicator) => ({
        indicator,
        matched: domain,
      })),
    );
  }

  /** The installation's own ranges first, the offline country database for the rest of the world. */
  addressFacts = remember(5000, (ip: string): AddressFacts => {
    const range = this.#networks.find(ip)[0];
    if (range)
      return {
        ip,
        cidr: range.cidr,
        country: range.country,
        owner: range.owner,
        kind: range.kind,
        crawler: range.crawler,
        source: "networks",
      };
    const country = countryOf(ip);
    return {
      ip,
      cidr: null,
      country,
      owner: ownerOf(ip),
      kind: "unknown",
      crawler: null,
      source: country ? "geo_whois_asn_country" : "none",
    };
  });
}
