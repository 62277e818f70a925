import { randomUUID } from "node:crypto";
import Database from "better-sqlite3";

const BATCH = 1000;

/**
 * Fills the table up to `target` rows with copies of judged threats under new ids, spread over types of row;
 * the triggers keep the index, the counts and the outbox true, as for any other row.
 */
export async function fillTo(file: string, target: number, onProgress: (rows: number) => void): Promise<void> {
  const db = new Database(file);
  db.pragma("busy_timeout = 5000");
  const count = () => (db.prepare("SELECT count(*) AS n FROM threats").get() as { n: number }).n;
  const columns = (db.prepare("PRAGMA table_info(threats)").all() as { name: string }[])
    .map(({ name }) => name)
    .filter((name) => name !== "seq");
  const rows = db.prepare(`SELECT ${columns.join(", ")} FROM threats ORDER BY seq DESC LIMIT 500`).all() as Record<
    string,
    unknown
  >[];
  const insert = db.prepare(
    `INSERT INTO threats (seq, ${columns.join(", ")}) VALUES (coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'outbox'), 0) + 1, ${columns.map((name) => `@${name}`).join(", ")})`,
  );
  let have = count();
  const some = db.transaction((many: number) => {
    for (let i = 0; i < many; i += 1) {
      const row = rows[(have + i) % rows.length] as Record<string, unknown>;
      const id = randomUUID();
      const swap = (text: unknown) => String(text).replaceAll(String(row.id), id);
      insert.run({
        ...row,
        id,
        claim: null,
        summary: swap(row.summary),
        signal: swap(row.signal),
        document: swap(row.document),
      });
    }
  });
  while (have < target) {
    some(Math.min(BATCH, target - have));
    have += Math.min(BATCH, target - have);
    onProgress(have);
    await new Promise((resolve) => setTimeout(resolve, 5)); // others want to write too
  }
  db.close();
}
