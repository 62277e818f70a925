import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const DATA = join(import.meta.dirname, "..", "data");
const TARGET = join(DATA, "attack.json");
const SPLIT_IN_V19 = { TA0112: "TA0005" } as Record<string, string>; // v18.1 is answered: Defense Evasion was one

const Tactic = z.object({ id: z.string().regex(/^TA\d{4}$/), name: z.string().min(1), shortname: z.string().min(1) });
const Table = z.object({
  version: z.string().min(1),
  source: z.string().min(1),
  license: z.string().min(1),
  license_url: z.string(),
  tactics: z.array(Tactic).min(1),
  tactics_v19: z.array(Tactic),
  techniques: z
    .array(
      z.object({
        id: z.string().regex(/^T\d{4}(\.\d{3})?$/),
        name: z.string().min(1),
        tactic_ids: z.array(Tactic.shape.id),
      }),
    )
    .min(1),
  revoked: z.record(z.string(), z.string()),
});

const StixObject = z.object({
  type: z.string(),
  id: z.string(),
  name: z.string().optional(),
  revoked: z.boolean().default(false),
  x_mitre_deprecated: z.boolean().default(false),
  x_mitre_shortname: z.string().optional(),
  x_mitre_version: z.string().optional(),
  external_references: z.array(z.object({ source_name: z.string(), external_id: z.string().optional() })).default([]),
  kill_chain_phases: z.array(z.object({ kill_chain_name: z.string(), phase_name: z.string() })).default([]),
  relationship_type: z.string().optional(),
  source_ref: z.string().optional(),
  target_ref: z.string().optional(),
});
type StixObject = z.infer<typeof StixObject>;
const Bundle = z.object({ type: z.literal("bundle"), objects: z.array(StixObject).min(1) });

class ImportError extends Error {}

function readJson(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new ImportError(`cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ImportError(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function parsed<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const lines = result.error.issues
    .slice(0, 5)
    .map((issue) => `  ${issue.path.join(".") || "(whole)"}: ${issue.message}`);
  throw new ImportError(`${what}\n${lines.join("\n")}`);
}

const attackId = (object: StixObject) =>
  object.external_references.find((reference) => reference.source_name === "mitre-attack")?.external_id;

/** Old id to the one that stands today; a successor that was itself revoked is followed. */
function successors(objects: StixObject[]): Map<string, string> {
  const byRef = new Map(objects.map((object) => [object.id, object]));
  const next = new Map<string, string>();
  for (const relation of objects) {
    if (relation.relationship_type !== "revoked-by") continue;
    const from = attackId(byRef.get(relation.source_ref ?? "") ?? relation);
    const to = attackId(byRef.get(relation.target_ref ?? "") ?? relation);
    if (from?.startsWith("T") && to && from !== to) next.set(from, to);
  }
  const end = (id: string, steps = 10): string => (steps > 0 && next.has(id) ? end(next.get(id) ?? id, steps - 1) : id);
  return new Map([...next.keys()].map((id) => [id, end(id)]));
}

function toTable(objects: StixObject[], own: z.infer<typeof Table>, file: string): z.infer<typeof Table> {
  const live = objects.filter((object) => !object.revoked && !object.x_mitre_deprecated);
  const tactics = live
    .filter((object) => object.type === "x-mitre-tactic")
    .map((object) => ({
      id: attackId(object) ?? "",
      name: object.name ?? "",
      shortname: object.x_mitre_shortname ?? "",
    }));
  const tacticOf = new Map(tactics.map((tactic) => [tactic.shortname, tactic.id]));
  const techniques = live
    .filter((object) => object.type === "attack-pattern")
    .map((object) => ({
      id: attackId(object) ?? object.id,
      name: object.name ?? "",
      tactic_ids: object.kill_chain_phases
        .filter((phase) => phase.kill_chain_name === "mitre-attack")
        .map((phase) => {
          const id = tacticOf.get(phase.phase_name);
          if (!id)
            throw new ImportError(`${attackId(object)} names the tactic "${phase.phase_name}", which the bundle lacks`);
          return id;
        }),
    }))
    .sort((a, b) => a.id.localeCompare(b.id));
  if (!techniques.some((technique) => technique.tactic_ids.length > 0)) {
    throw new ImportError(`${file} holds no Enterprise techniques; is it the Mobile or ICS bundle?`);
  }
  const rows = new Map(own.techniques.map((technique) => [technique.id, technique])); // reviewed by hand: they stand
  for (const { id, name, tactic_ids } of techniques) {
    if (rows.has(id) || id in own.revoked) continue;
    rows.set(id, { id, name, tactic_ids: [...new Set(tactic_ids.map((tactic) => SPLIT_IN_V19[tactic] ?? tactic))] });
  }
  const revoked = Object.entries({ ...Object.fromEntries(successors(objects)), ...own.revoked });
  const collection = live.find((object) => object.type === "x-mitre-collection");
  const imported = `${collection?.name ?? "a STIX 2.1 bundle"} ${collection?.x_mitre_version ?? ""}`.trim();
  return {
    ...own,
    source: `${own.source.split("; completed from")[0]}; completed from ${imported}`,
    techniques: [...rows.values()].sort((a, b) => a.id.localeCompare(b.id)),
    revoked: Object.fromEntries(revoked.filter(([from, to]) => !rows.has(from) && rows.has(to)).sort()),
  };
}

function run(file: string | undefined): void {
  if (!file) throw new ImportError("usage: npm run attack:import -- <enterprise-attack STIX 2.1 bundle.json>");
  const own = parsed(Table, readJson(TARGET), "data/attack.json is damaged:");
  const bundle = parsed(Bundle, readJson(file), `${file} is not a STIX 2.1 bundle:`);
  const table = parsed(Table, toTable(bundle.objects, own, file), `${file} yields no valid table:`);
  writeFileSync(`${TARGET}.tmp`, `${JSON.stringify(table, null, 1)}\n`);
  renameSync(`${TARGET}.tmp`, TARGET);
  const counts = `${table.tactics.length} tactics, ${table.techniques.length} techniques, ${Object.keys(table.revoked).length} revoked ids`;
  console.log(`ATT&CK ${table.version}: ${counts} -> data/attack.json (the next start builds it in)\n${table.license}`);
}

try {
  run(process.argv[2]);
} catch (error) {
  if (!(error instanceof ImportError)) throw error;
  console.error(`attack:import: ${error.message}`);
  process.exitCode = 1;
}
