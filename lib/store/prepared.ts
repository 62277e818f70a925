import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type Sqlite from "better-sqlite3";

const MAX_STATEMENTS = 200;

/** What Prisma's adapter asks of a statement: it binds, then runs or reads, once. */
type Bound = {
  reader: boolean;
  columns(): Sqlite.ColumnDefinition[];
  run(): Sqlite.RunResult;
  raw(): { all(): unknown[] };
};
type Client = Pick<Sqlite.Database, "exec" | "close" | "pragma"> & {
  prepare(sql: string): { bind(args: unknown[]): Bound } & Bound;
};

function bound(statement: Sqlite.Statement, args: unknown[]): Bound {
  return {
    reader: statement.reader,
    columns: () => statement.columns(),
    run: () => statement.run(...args),
    raw: () => ({ all: () => statement.raw().all(...args) }),
  };
}

function keptStatements(client: Sqlite.Database) {
  const kept = new Map<string, Sqlite.Statement>();
  return (sql: string): Sqlite.Statement => {
    const known = kept.get(sql);
    if (known) return known;
    const statement = client.prepare(sql);
    const oldest = kept.size >= MAX_STATEMENTS ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    kept.set(sql, statement);
    return statement;
  };
}

/** Keeps prepared statements: the adapter compiles each query anew, which costs more than a whole insert with its triggers. */
function keepStatements(client: Sqlite.Database, statementFor: (sql: string) => Sqlite.Statement): Client {
  return {
    exec: (sql) => client.exec(sql),
    close: () => client.close(),
    pragma: (source) => client.pragma(source),
    prepare: (sql) => {
      const statement = statementFor(sql);
      return { ...bound(statement, []), bind: (args) => bound(statement, args) };
    },
  };
}

/** A statement that Prisma need not see: several of them run in one go, with nothing else in between. */
export type Step = { sql: string; params: (string | number | null)[] };

/** The adapter with kept statements and the PRAGMAs of each new connection. */
export class PreparedSqlite extends PrismaBetterSqlite3 {
  private opened: { client: Sqlite.Database; statementFor(sql: string): Sqlite.Statement } | null = null;
  private readonly durable: boolean;

  /** `durable`: each commit waits for the disk, so that not even a power cut takes it back. */
  constructor(options: { url: string; timeout: number; durable: boolean }) {
    super({ url: options.url, timeout: options.timeout });
    this.durable = options.durable;
  }

  /**
   * All steps in one transaction, without a pause. With `guarded`, a first step that touches no row undoes everything.
   * @returns false when it was undone; null before there is a connection
   */
  runTogether(steps: Step[], guarded: boolean): boolean | null {
    if (!this.opened?.client.open) return null;
    const { client, statementFor } = this.opened;
    client.exec("BEGIN IMMEDIATE");
    try {
      for (const [index, { sql, params }] of steps.entries()) {
        const { changes } = statementFor(sql).run(...params);
        if (guarded && index === 0 && changes === 0) {
          client.exec("ROLLBACK");
          return false;
        }
      }
      client.exec("COMMIT");
      return true;
    } catch (error) {
      if (client.inTransaction) client.exec("ROLLBACK");
      throw error;
    }
  }

  override async connect() {
    const adapter = await super.connect();
    const inner = adapter as unknown as { client: Sqlite.Database | Client };
    const client = inner.client as Sqlite.Database;
    client.pragma("journal_mode = WAL");
    client.pragma(`synchronous = ${this.durable ? "FULL" : "NORMAL"}`);
    client.pragma("cache_size = -65536");
    client.pragma("wal_autocheckpoint = 4000"); // pages: a checkpoint waits for the disk, so it comes seldom
    const statementFor = keptStatements(client);
    this.opened = { client, statementFor };
    inner.client = keepStatements(client, statementFor);
    return adapter;
  }
}
