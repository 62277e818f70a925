import * as z from "zod";
import { Evaluation, EvaluationReport } from "@/lib/schema/evaluation";
import type { Database } from "./client";
import { integer, json } from "./columns";

const Row = z
  .object({
    id: z.string(),
    name: z.string(),
    status: Evaluation.shape.status,
    done: integer,
    total: integer,
    error: z.string().nullable(),
    accuracy: z.number().nullable(),
    report: z.string().nullable(),
    created_at: z.string(),
    completed_at: z.string().nullable(),
  })
  .transform(
    (row): Evaluation => ({
      ...row,
      report: row.report === null ? null : json(EvaluationReport).parse(row.report),
    }),
  );
const HEAD =
  "id, name, status, done, total, error, CAST(report ->> 'accuracy' AS REAL) AS accuracy, createdAt AS created_at, completedAt AS completed_at";
const COLUMNS = `${HEAD}, report`;
const WITHOUT_REPORT = `${HEAD}, NULL AS report`;

export type EvaluationStore = ReturnType<typeof evaluationStore>;

export function evaluationStore(db: Database) {
  const move = (id: string, sets: string, ...params: (string | number | null)[]) =>
    db.run(`UPDATE evaluations SET ${sets} WHERE id = ?`, ...params, id);
  return {
    /** Waits from now on. `input` is kept as it came: alerts and truths. */
    async add(evaluation: { id: string; name: string; total: number; input: unknown; at: string }): Promise<void> {
      await db.run(
        `INSERT INTO evaluations (id, name, status, done, total, input, createdAt) VALUES (?, ?, 'waiting', 0, ?, ?, ?)`,
        evaluation.id,
        evaluation.name,
        evaluation.total,
        JSON.stringify(evaluation.input),
        evaluation.at,
      );
    },
    async findById(id: string): Promise<Evaluation | null> {
      return (await db.read(Row, `SELECT ${COLUMNS} FROM evaluations WHERE id = ?`, id))[0] ?? null;
    },
    /** The newest, without their reports. */
    list: (limit = 50): Promise<Evaluation[]> =>
      db.read(Row, `SELECT ${WITHOUT_REPORT} FROM evaluations ORDER BY createdAt DESC, id LIMIT ?`, limit),
    async inputOf(id: string): Promise<unknown> {
      const [row] = await db.read(
        z.object({ input: json(z.unknown()) }),
        "SELECT input FROM evaluations WHERE id = ?",
        id,
      );
      return row?.input ?? null;
    },
    /** Takes the oldest that waits, or null; two callers never take the same. */
    async take(): Promise<string | null> {
      const [row] = await db.write(
        z.object({ id: z.string() }),
        `UPDATE evaluations SET status = 'running', done = 0 WHERE id =
           (SELECT id FROM evaluations WHERE status = 'waiting' ORDER BY createdAt, id LIMIT 1) RETURNING id`,
      );
      return row?.id ?? null;
    },
    /** What ran when its process ended waits again. */
    takeBack: () => db.run("UPDATE evaluations SET status = 'waiting', done = 0 WHERE status = 'running'"),
    proceed: (id: string, done: number) => move(id, "done = ?", done),
    complete: (id: string, report: EvaluationReport, at: string) =>
      move(
        id,
        "status = 'completed', done = total, report = ?, error = NULL, completedAt = ?",
        JSON.stringify(report),
        at,
      ),
    fail: (id: string, error: string, at: string) =>
      move(id, "status = 'failed', error = ?, completedAt = ?", error.slice(0, 1000), at),
  };
}
