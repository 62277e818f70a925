import { readSignal } from "@/agents/features/read-signal";
import type { ThreatSignal } from "@/lib/schema/signal";
import type { SignalEntities } from "@/lib/store/threat-insert";

const MAX_ENTITIES = 100;

/** What a signal names and a person may ask for: addresses, user, device, systems, domains, hashes. */
export function entitiesOf(signal: ThreatSignal): SignalEntities {
  const features = readSignal(signal);
  const named = [
    ...features.addresses,
    features.user,
    features.device,
    ...features.systems,
    ...features.domains,
    ...features.hashes,
  ].filter((value) => value !== null && value !== "");
  return {
    source_ip: features.source_ip,
    user: features.user,
    entities: [...new Set(named as string[])].slice(0, MAX_ENTITIES),
  };
}
