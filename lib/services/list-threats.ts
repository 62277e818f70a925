import type { ThreatPage, ThreatQuery } from "@/lib/schema/threat-query";
import type { Context } from "./context";

export function listThreats({ house }: Context, query: ThreatQuery): Promise<ThreatPage> {
  return house.threats.list(query, house.clock.now());
}
