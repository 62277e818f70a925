import { currentId } from "@/agents/knowledge/attack";
import table from "@/data/attack.json";
import { TechniqueId } from "@/lib/schema/attack";
import type { AttackMatrix, AttackRange, SeenTechnique } from "@/lib/schema/attack-matrix";
import { techniqueCountStore } from "@/lib/store/technique-counts";
import type { Context } from "./context";

const HOURS: Record<AttackRange, number | null> = { "24h": 24, "7d": 7 * 24, "30d": 30 * 24, all: null };
const HOUR_MS = 3_600_000;
const MOST_ELSEWHERE = 50;

const TECHNIQUES = new Map(table.techniques.map((technique) => [technique.id, technique]));

const often = (a: SeenTechnique, b: SeenTechnique) =>
  b.threats + b.alerts - a.threats - a.alerts || (a.id < b.id ? -1 : 1);

/** What was seen, by technique. Ids that ATT&CK has renamed count under the id of the table. */
export async function getAttack({ house }: Context, range: AttackRange): Promise<AttackMatrix> {
  const hours = HOURS[range];
  const since = hours === null ? null : new Date(house.clock.now().getTime() - hours * HOUR_MS).toISOString();
  const countsOf = techniqueCountStore(house.db);
  const [threats, alerts] = await Promise.all([countsOf("threats", since), countsOf("workflows", since)]);
  const seen = new Map<string, SeenTechnique>();
  for (const [kind, counts] of [["threats", threats] as const, ["alerts", alerts] as const]) {
    for (const [tag, n] of counts) {
      if (!TechniqueId.safeParse(tag).success) continue;
      const id = currentId(tag);
      const known = seen.get(id) ?? { id, name: TECHNIQUES.get(id)?.name ?? null, threats: 0, alerts: 0 };
      seen.set(id, { ...known, [kind]: known[kind] + n });
    }
  }
  const all = [...seen.values()].sort(often);
  return {
    version: table.version,
    range,
    since,
    tactics: table.tactics.map(({ id, name }) => ({
      id,
      name,
      known: table.techniques.filter((technique) => technique.tactic_ids.includes(id)).length,
      techniques: all.filter((technique) => TECHNIQUES.get(technique.id)?.tactic_ids.includes(id)),
    })),
    elsewhere: all.filter(({ id }) => !TECHNIQUES.has(id)).slice(0, MOST_ELSEWHERE),
  };
}
