import path from "node:path";
import { SqliteSaver } from "@langchain/langgraph-checkpoint-sqlite";

const BUSY_TIMEOUT_MS = 20; // the driver is synchronous: waiting inside it freezes the process
const WRITE_AHEAD_PAGES = 4000; // a write-ahead log is put back seldom: that waits for the disk
const MANY = 500;

export type Checkpoints = {
  saver: SqliteSaver;
  /** Forgets these threads, in one transaction. */
  forget(threads: string[]): void;
  /** Ids of threads after `after`, in order, at most so many. */
  threads(after: string, most?: number): string[];
  close(): void;
};

/**
 * The graph's checkpoints, in a file beside the main database, which stays the truth: what power loss takes from here
 * is judged again or found stored, so a commit need not wait for the disk.
 */
export function openCheckpoints(dataDir: string): Checkpoints {
  const saver = SqliteSaver.fromConnString(path.join(dataDir, "checkpoints.db"));
  const { db } = saver;
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = NORMAL");
  db.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  db.pragma(`wal_autocheckpoint = ${WRITE_AHEAD_PAGES}`);
  // biome-ignore lint/complexity/useLiteralKeys: protected, and the tables must be there before a thread is asked for
  saver["setup"]();
  const forgetCheckpoints = db.prepare("DELETE FROM checkpoints WHERE thread_id = ?");
  const forgetWrites = db.prepare("DELETE FROM writes WHERE thread_id = ?");
  const list = db.prepare("SELECT DISTINCT thread_id FROM checkpoints WHERE thread_id > ? ORDER BY thread_id LIMIT ?");
  return {
    saver,
    forget: db.transaction((threads: string[]) => {
      for (const thread of threads) {
        forgetCheckpoints.run(thread);
        forgetWrites.run(thread);
      }
    }),
    threads: (after, most = MANY) => list.all(after, most).map((row) => (row as { thread_id: string }).thread_id),
    close: () => db.close(),
  };
}
