import type { Advisory } from "@/lib/schema/intel";
import type { SignalFeatures } from "../features/signal-features";
import { techniquesOf } from "./techniques";

const MOST = 3;
const ENOUGH = 2; // something of the technique or type, and something of the sector

/** The advisories and news that speak of this kind of attack on this kind of customer, best first. */
export function fittingOf(advisories: Advisory[], features: SignalFeatures, sector: string | null): Advisory[] {
  const ids = new Set(techniquesOf(features).map(({ id }) => id));
  const parents = new Set([...ids].map(parentOf));
  const whatFits = ({ techniques, threat_types }: Advisory): number => {
    if (techniques.some((id) => ids.has(id))) return 1.5;
    return techniques.some((id) => parents.has(parentOf(id))) || threat_types.includes(features.type) ? 1 : 0;
  };
  return advisories
    .map((advisory) => ({ advisory, fit: fitOf(whatFits(advisory), whomFits(advisory, sector)) }))
    .filter(({ fit }) => fit >= ENOUGH)
    .sort((a, b) => b.fit - a.fit || (a.advisory.published_at < b.advisory.published_at ? 1 : -1))
    .slice(0, MOST)
    .map(({ advisory }) => advisory);
}

const parentOf = (technique: string): string | undefined => technique.split(".")[0];

const whomFits = ({ sectors }: Advisory, sector: string | null): number =>
  sector !== null && sectors.includes(sector) ? 1.2 : sectors.length === 0 ? 1 : 0;

const fitOf = (what: number, whom: number): number => (what > 0 && whom > 0 ? what + whom : 0);
