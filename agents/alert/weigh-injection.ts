import type { Alert } from "@/lib/schema/alert";
import { describeHit } from "../analyzers/integrity";
import { findInjections, type InjectionHit, piecesOf } from "../features/injection";
import weights from "../knowledge/integrity.json";
import { list, quote } from "../wording";
import type { Ledger } from "./ledger";

const MOST_CITED = 5;
const read = new WeakMap<Alert, InjectionHit[]>(); // four agents ask for the same alert

/** Texts of an alert, in any field, that give orders to whoever reads them. */
export function injectionsIn(alert: Alert): InjectionHit[] {
  const known = read.get(alert);
  if (known) return known;
  const { timestamp: _at, severity: _severity, ...texts } = alert;
  const hits = findInjections(piecesOf(texts, ""));
  read.set(alert, hits);
  return hits;
}

/** Somebody wrote orders into it, which harmless events do not do: a small weight for an attack, never one against. */
export function weighInjection(alert: Alert, to: Ledger): boolean {
  const hits = injectionsIn(alert);
  if (hits.length === 0) return false;
  const ids = hits.slice(0, MOST_CITED).map((hit) =>
    to.fact({
      kind: "alert_field",
      source: "alert",
      summary: `${describeHit(hit)}: "${hit.excerpt}"`,
      observed_at: alert.timestamp,
      data: { ...hit },
    }),
  );
  to.weigh("A text in it gives orders to whoever reads it", weights.alert_weight, "injection", ids);
  return true;
}

/** One line for the workflow's warnings, or none. */
export function injectionWarning(alert: Alert): string[] {
  const hits = injectionsIn(alert);
  if (hits.length === 0) return [];
  return [quote(`Text in this alert gives orders to whoever reads it: ${list(hits.map(describeHit))}`, 300)];
}
