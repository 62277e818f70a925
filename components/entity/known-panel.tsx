import type { ReactNode } from "react";
import { Chip } from "@/components/ui/chip";
import { OutsideText } from "@/components/ui/outside-text";
import { Panel } from "@/components/ui/panel";
import type { Entity } from "@/lib/schema/entity";
import { INTEL_TONE, NETWORK_WORD } from "./entity-words";

type Fact = [name: string, value: ReactNode];

const plain = (text: string) => text.replaceAll("_", " ");
const listed = (texts: string[], none: string) => (texts.length === 0 ? none : texts.join(", "));

function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className="grid grid-cols-[minmax(5rem,auto)_minmax(0,1fr)] gap-x-3 gap-y-1">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd className="wrap-anywhere min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-line border-b pb-3 last:border-b-0 last:pb-0">
      <h3 className="mb-1.5 text-[12px] text-muted">{title}</h3>
      {children}
    </section>
  );
}

function Intelligence({ indicators }: { indicators: Entity["intelligence"] }) {
  return (
    <ul className="grid gap-2">
      {indicators.map((indicator) => (
        <li key={indicator.id}>
          <p className="flex flex-wrap items-center gap-2">
            <Chip tone={INTEL_TONE[indicator.classification]}>{indicator.classification}</Chip>
            <span>{plain(indicator.category)}</span>
            <span className="text-muted">
              {Math.round(indicator.confidence * 100)} % by {indicator.source}
            </span>
            {indicator.demo ? <Chip title="Made for the demo">Demo</Chip> : null}
          </p>
          <p className="mt-0.5 text-[12px] text-muted">
            <OutsideText>{indicator.description}</OutsideText>
          </p>
        </li>
      ))}
    </ul>
  );
}

function customerFacts(customer: NonNullable<Entity["customer"]>): Fact[] {
  const { geo, business_hours: hours, auto_block: block, contacts } = customer;
  return [
    ["Sector", plain(customer.sector)],
    ["Tier", customer.tier],
    ["Also called", listed(customer.aliases, "nothing else")],
    ["Countries", `${listed(geo.allowed_countries, "all")} allowed; ${listed(geo.blocked_countries, "none")} blocked`],
    [
      "Blocking",
      block.enabled ? `without asking from ${Math.round(block.min_confidence * 100)} % confidence` : "asks a person",
    ],
    ["Hours", `${hours.start} to ${hours.end}, ${hours.time_zone}`],
    [
      "Networks",
      listed(
        customer.own_networks.map(({ cidr }) => cidr),
        "none recorded",
      ),
    ],
    ["First called", contacts[0] ? `${contacts[0].level}: ${contacts[0].contact}` : "nobody recorded"],
  ];
}

/** What the installation knows beside threats and alerts. */
export function KnownPanel({ entity }: { entity: Entity }) {
  const { address, intelligence, assets, known_good: good, customer } = entity;
  const nothing = !address && !customer && intelligence.length + assets.length + good.length === 0;
  return (
    <Panel title="What is known" bodyClassName="grid gap-3 p-3.5">
      {nothing ? <p className="text-muted">No intelligence, asset or policy speaks of it.</p> : null}
      {intelligence.length > 0 ? (
        <Part title="Intelligence">
          <Intelligence indicators={intelligence} />
        </Part>
      ) : null}
      {address ? (
        <Part title="Network">
          <Facts
            facts={[
              ["Owner", address.owner ?? "not known"],
              ["Country", address.country ?? "not known"],
              ["Kind", NETWORK_WORD[address.kind]],
              ["Range", address.cidr ?? "not known"],
              ...(intelligence.length === 0 ? [["Intelligence", "no match"] satisfies Fact] : []),
            ]}
          />
        </Part>
      ) : null}
      {assets.map((asset) => (
        <Part key={`${asset.customer_name} ${asset.name}`} title="Asset">
          <Facts
            facts={[
              ["Name", <OutsideText key="name">{asset.name}</OutsideText>],
              ["Importance", asset.importance],
              ["Owner", asset.owner],
              ["Holds", asset.holds || "not recorded"],
              ["Roles", listed(asset.roles.map(plain), "none recorded")],
              ...(asset.privileged ? [["Rights", "privileged"] satisfies Fact] : []),
              ...(asset.service_account ? [["Account", "a service, no person"] satisfies Fact] : []),
            ]}
          />
        </Part>
      ))}
      {good.length > 0 ? (
        <Part title="Known good">
          <ul className="grid gap-1">
            {good.map((entry) => (
              <li key={entry.id}>
                {entry.title}{" "}
                <span className="text-muted">
                  · {plain(entry.kind)}, approved by {entry.approved_by}
                </span>
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {customer ? (
        <Part title="Policy">
          <Facts facts={customerFacts(customer)} />
        </Part>
      ) : null}
    </Panel>
  );
}
