import * as z from "zod";
import { Severity } from "@/lib/schema/severity";
import { Verdict } from "@/lib/schema/threat-analysis";
import type { Database, Param } from "./client";
import { integer, json, keyOf } from "./columns";
import type { WorkflowKeys } from "./workflow-insert";

const WINDOW_MS = 30 * 24 * 3_600_000;
const MOST_SEEN = 1000; // past so many one more says nothing, and the cost of counting stays bounded
const MOST_RESOLVED = 2000; // the newest
const MOST_NEAR = 100;
const MOST_ENTITIES = 60;
const AFTER_ALL = "9999"; // sorts behind every instant

/**
 * `intake_seq`: alerts stored after that are not looked at. `at`: nor are later events. The workflow itself is left out.
 * `resolved_before`: what people said at that moment or later is not known yet.
 */
export type AlertBounds = {
  customer_name: string;
  workflow_id: string;
  intake_seq: number;
  at: string;
  resolved_before?: string;
};

const Seen = z.object({
  any: integer,
  rule: integer,
  host: integer,
  user: integer,
  rule_and_host: integer,
  rule_and_user: integer,
});
const Resolved = z.object({ false: integer, real: integer });
const ByRule = z.object({
  rule_false: integer,
  rule_real: integer,
  host_false: integer,
  host_real: integer,
  user_false: integer,
  user_real: integer,
});
const Near = z.object({
  workflow_id: z.string(),
  alert_id: z.string(),
  rule_id: z.string(),
  rule_name: z.string(),
  severity: Severity,
  at: z.string(),
  entities: json(z.array(z.string())),
  tactics: json(z.array(z.string())),
  techniques: json(z.array(z.string())),
  resolution: Verdict.nullable(),
});

export type NearAlert = z.infer<typeof Near>;

export type AlertHistoryStore = ReturnType<typeof alertHistoryStore>;

const isOther = "seq <= ? AND seq <> coalesce((SELECT own.seq FROM workflows own WHERE own.id = ?), -1)";
const isFalse = "resolution IN ('false_positive', 'benign')";
const sumOf = (condition: string) => `coalesce(sum(${condition}), 0)`;

/** What the recent past says of an alert, by the time of events. */
export function alertHistoryStore(db: Database) {
  const own = (bounds: AlertBounds): Param[] => [bounds.intake_seq, bounds.workflow_id];
  const text = (instant: string) => new Date(instant).toISOString();
  const windowOf = ({ at }: AlertBounds): [since: string, until: string] => {
    const until = new Date(at);
    return [new Date(until.getTime() - WINDOW_MS).toISOString(), until.toISOString()];
  };

  async function countSeen(bounds: AlertBounds, keys: WorkflowKeys): Promise<z.infer<typeof Seen>> {
    const customer = keyOf(bounds.customer_name);
    const params: Param[] = [];
    const countOf = (asked: [column: string, value: string | null][]): string => {
      if (asked.some(([, value]) => value === null)) return "0";
      params.push(customer, ...asked.map(([, value]) => value), ...windowOf(bounds), ...own(bounds));
      const equals = asked.map(([column]) => ` AND ${column} = ?`).join("");
      return `(SELECT count(*) FROM (SELECT 1 FROM workflows WHERE customerKey = ?${equals} AND eventAt >= ? AND eventAt <= ? AND ${isOther} LIMIT ${MOST_SEEN}))`;
    };
    const rule: [string, string] = ["ruleKey", keys.rule];
    const host: [string, string | null] = ["hostKey", keys.host];
    const user: [string, string | null] = ["userKey", keys.user];
    const sql = `SELECT ${countOf([])} AS "any", ${countOf([rule])} AS rule, ${countOf([host])} AS host, ${countOf([user])} AS user,
      ${countOf([rule, host])} AS rule_and_host, ${countOf([rule, user])} AS rule_and_user`;
    const [row] = await db.read(Seen, sql, ...params);
    if (!row) throw new Error("A count answered no row");
    return row;
  }

  async function tallyResolved(bounds: AlertBounds, keys: WorkflowKeys) {
    const until = bounds.resolved_before === undefined ? [] : [bounds.resolved_before];
    const known = until.length > 0 ? " AND resolvedAt < ?" : "";
    const newest = (index: string, columns: string, rule: string) =>
      `FROM (SELECT ${columns} FROM workflows INDEXED BY "${index}" WHERE resolution IS NOT NULL AND customerKey = ?${rule}
         AND eventAt >= ? AND eventAt <= ? AND ${isOther}${known} ORDER BY eventAt DESC LIMIT ${MOST_RESOLVED})`;
    const customer = keyOf(bounds.customer_name);
    const bound = [...windowOf(bounds), ...own(bounds), ...until];
    const [[all], [byRule]] = await Promise.all([
      db.read(
        Resolved,
        `SELECT ${sumOf(isFalse)} AS "false", ${sumOf(`NOT ${isFalse}`)} AS "real"
           ${newest("workflows_resolved_customer", "resolution", "")}`,
        customer,
        ...bound,
      ),
      db.read(
        ByRule,
        `SELECT ${sumOf("f")} AS rule_false, ${sumOf("NOT f")} AS rule_real, ${sumOf("f AND h")} AS host_false,
           ${sumOf("NOT f AND h")} AS host_real, ${sumOf("f AND u")} AS user_false, ${sumOf("NOT f AND u")} AS user_real
           ${newest("workflows_resolved_rule", `${isFalse} AS f, hostKey = ? AS h, userKey = ? AS u`, " AND ruleKey = ?")}`,
        keys.host,
        keys.user,
        customer,
        keys.rule,
        ...bound,
      ),
    ]);
    if (!all || !byRule) throw new Error("A sum answered no row");
    return {
      all,
      rule: { false: byRule.rule_false, real: byRule.rule_real },
      rule_and_host: { false: byRule.host_false, real: byRule.host_real },
      rule_and_user: { false: byRule.user_false, real: byRule.user_real },
    };
  }

  return {
    /** Counts over the 30 days up to `at`, each up to a thousand, and how people resolved the newest of them. */
    async alertState(question: AlertBounds & { keys: WorkflowKeys }) {
      const [seen, resolved] = await Promise.all([
        countSeen(question, question.keys),
        tallyResolved(question, question.keys),
      ]);
      return { seen, resolved };
    },

    /** The newest hundred that share one of the entities, `since` <= event time <= `until` and `at`. Of one time, by alert_id. */
    async alertsNear(
      question: AlertBounds & { entities: string[]; since: string; until: string },
    ): Promise<NearAlert[]> {
      const entities = [...new Set(question.entities)].slice(0, MOST_ENTITIES);
      if (entities.length === 0) return [];
      const customer = keyOf(question.customer_name);
      const [since, until, at] = [text(question.since), text(question.until), text(question.at)];
      const walk = `SELECT * FROM (SELECT eventAt, alertId, seq FROM workflow_entities
        WHERE customerKey = ? AND value = ? AND eventAt >= ? AND eventAt <= ? AND ${isOther}
        ORDER BY eventAt DESC, alertId LIMIT ${MOST_NEAR})`;
      return db.read(
        Near,
        `SELECT w.id AS workflow_id, w.alertId AS alert_id, w.ruleId AS rule_id, w.ruleName AS rule_name, w.severity,
           w.eventAt AS at, w.entities, w.tactics, w.techniques,
           CASE WHEN w.resolvedAt < ? THEN w.resolution END AS resolution
         FROM (${entities.map(() => walk).join(" UNION ")} ORDER BY eventAt DESC, alertId LIMIT ${MOST_NEAR}) n
         CROSS JOIN workflows w ON w.seq = n.seq ORDER BY w.eventAt DESC, w.alertId`,
        question.resolved_before ?? AFTER_ALL,
        ...entities.flatMap((entity) => [customer, entity, since, until < at ? until : at, ...own(question)]),
      );
    },
  };
}
