import type { Evidence } from "@/lib/schema/evidence";
import type { ThreatSignal } from "@/lib/schema/signal";

const MAX_EVIDENCE = 99;

/** Builds E6xx evidence for each field that the signal carries, in a fixed order. */
export function fieldsOf(signal: ThreatSignal): Evidence[] {
  const { id: _id, customer_name: _customer, detected_at: _at, metadata, ...top } = signal;
  const fields: [string, unknown][] = [
    ...Object.entries(top),
    ...Object.entries(metadata ?? {}).map(([key, value]): [string, unknown] => [`metadata.${key}`, value]),
  ].filter(([, value]) => value !== undefined);
  return fields.slice(0, MAX_EVIDENCE).map(([path, value], i) => {
    const shown = typeof value === "string" ? value : JSON.stringify(value);
    return {
      id: `E${601 + i}`,
      kind: "signal_field",
      source: "signal",
      summary: `${path.slice(0, 100)}: ${shown.length > 300 ? `${shown.slice(0, 300)}…` : shown}`,
      observed_at: signal.detected_at,
      data: { path: path.slice(0, 200), value },
    };
  });
}

/** Finds the evidence of a path, in the metadata too; a path that the signal lacks has none. */
export function citer(evidence: Evidence[]): (...paths: string[]) => string[] {
  const idOf = new Map(evidence.map((item) => [item.data.path as string, item.id]));
  return (...paths) =>
    paths
      .flatMap((path) => idOf.get(path) ?? idOf.get(`metadata.${path}`) ?? [])
      .filter((id, i, all) => all.indexOf(id) === i);
}
