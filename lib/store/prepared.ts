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

/** Keeps prepared statements: the adapter compiles each query anew, which costs more than a whole insert with its triggers. */
function keepStatements(client: Sqlite.Database): Client {
  const kept = new Map<string, Sqlite.Statement>();
  const statementFor = (sql: string): Sqlite.Statement => {
    const known = kept.get(sql);
    if (known) return known;
    const statement = client.prepare(sql);
    const oldest = kept.size >= MAX_STATEMENTS ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    kept.set(sql, statement);
    return statement;
  };
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

/** The adapter with kept statements and the PRAGMAs of each new connection. */
export class PreparedSqlite extends PrismaBetterSqlite3 {
  override async connect() {
    const adapter = await super.connect();
    const inner = adapter as unknown as { client: Sqlite.Database | Client };
    const client = inner.client as Sqlite.Database;
    client.pragma("journal_mode = WAL");
    client.pragma("synchronous = NORMAL");
    client.pragma("cache_size = -65536");
    client.pragma("wal_autocheckpoint = 4000"); // pages: a checkpoint waits for the disk, so it comes seldom
    inner.client = keepStatements(client);
    return adapter;
  }
}
