import * as z from "zod";
import { PrismaClient } from "@/generated/prisma/client";
import { asUnavailable, isBusy } from "./failure";
import { PreparedSqlite } from "./prepared";

const BUSY_TIMEOUT_MS = 20; // the driver is synchronous: waiting inside it freezes the process
const RETRY_FOR_MS = 2000;
const RETRY_EVERY_MS = 25;

export type Param = string | number | boolean | null;
export type Statement = [sql: string, ...params: Param[]];

/**
 * One connection. Every call retries a busy database for up to two seconds;
 * a busy, full, read-only or broken one is then AppError "unavailable", with nothing stored.
 */
export type Database = {
  prisma: PrismaClient;
  /** Rows, each parsed by `row`: what the database holds is a border too. */
  read<T extends z.ZodType>(row: T, sql: string, ...params: Param[]): Promise<z.infer<T>[]>;
  /** One statement that writes, with what it returns. */
  write<T extends z.ZodType>(row: T, sql: string, ...params: Param[]): Promise<z.infer<T>[]>;
  /** One statement that writes; answers how many rows it touched. */
  run(sql: string, ...params: Param[]): Promise<number>;
  /** All or nothing. */
  transaction(statements: Statement[]): Promise<void>;
  /** All or nothing, and nothing when the first statement touches no row: then it answers false. */
  guarded(statements: Statement[]): Promise<boolean>;
  close(): Promise<void>;
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function patiently<T>(deadline: number, attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error) || Date.now() >= deadline) throw asUnavailable(error);
      await pause(RETRY_EVERY_MS);
    }
  }
}

/** `durable`: every commit waits for the disk. A process that dies loses nothing either way; a power cut may. */
export function openDatabase(databaseUrl: string, { durable = false }: { durable?: boolean } = {}): Database {
  const adapter = new PreparedSqlite({ url: databaseUrl, timeout: BUSY_TIMEOUT_MS, durable });
  const prisma = new PrismaClient({ adapter });
  let last: Promise<unknown> = Promise.resolve();
  // writes take turns: on one connection, a statement would else fall into another's open transaction, and roll back with it
  const inTurn = <T>(attempt: () => Promise<T>): Promise<T> => {
    const deadline = Date.now() + RETRY_FOR_MS;
    const mine = last.then(() => patiently(deadline, attempt));
    last = mine.catch(() => undefined);
    return mine;
  };
  const together = (statements: Statement[], guarded: boolean): Promise<boolean> => {
    const steps = statements.map(([sql, ...params]) => ({
      sql,
      params: params.map((param) => (typeof param === "boolean" ? Number(param) : param)),
    }));
    return inTurn(async () => {
      const done = adapter.runTogether(steps, guarded);
      if (done !== null) return done;
      await prisma.$connect();
      const again = adapter.runTogether(steps, guarded);
      if (again === null) throw new Error("The database has no connection after it was opened");
      return again;
    });
  };
  return {
    prisma,
    read: async (row, sql, ...params) =>
      z.array(row).parse(await patiently(Date.now() + RETRY_FOR_MS, () => prisma.$queryRawUnsafe(sql, ...params))),
    write: async (row, sql, ...params) =>
      z.array(row).parse(await inTurn(() => prisma.$queryRawUnsafe(sql, ...params))),
    run: (sql, ...params) => inTurn(() => prisma.$executeRawUnsafe(sql, ...params)),
    transaction: async (statements) => {
      await together(statements, false);
    },
    guarded: (statements) => together(statements, true),
    close: () => prisma.$disconnect(),
  };
}
