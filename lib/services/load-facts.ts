import type { Facts } from "@/lib/store/facts";
import { installationData } from "./installation-data";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The installation's facts from `data/`, dated back from `now`; without demo data only what is not of the demo. */
export function loadFacts(now: Date, demo: boolean): Facts {
  const ago = (amount: number, unit: number) => new Date(now.getTime() - amount * unit).toISOString();
  const kept = <T extends { demo: boolean }>(items: T[]) => (demo ? items : items.filter((item) => !item.demo));
  return {
    customers: kept(installationData("customers")),
    networks: demo ? installationData("networks") : [], // stand-ins on documentation ranges
    assets: kept(installationData("assets")),
    knownGood: kept(installationData("known_good")).map(({ window, ...entry }) => ({
      ...entry,
      window:
        window && "from_hours_ago" in window
          ? { from: ago(window.from_hours_ago, HOUR_MS), to: ago(window.to_hours_ago, HOUR_MS) }
          : window,
    })),
    infraEvents: kept(installationData("infra_events")).map(({ started_hours_ago, ended_hours_ago, ...event }) => ({
      ...event,
      started_at: ago(started_hours_ago, HOUR_MS),
      ended_at: ended_hours_ago === null ? null : ago(ended_hours_ago, HOUR_MS),
    })),
    intel: kept(installationData("threat_intel")).map(({ first_seen_days_ago, last_seen_days_ago, ...indicator }) => ({
      ...indicator,
      first_seen: ago(first_seen_days_ago, DAY_MS),
      last_seen: ago(last_seen_days_ago, DAY_MS),
    })),
    advisories: kept([...installationData("advisories"), ...installationData("news")]).map(
      ({ published_days_ago, ...advisory }) => ({ ...advisory, published_at: ago(published_days_ago, DAY_MS) }),
    ),
  };
}
