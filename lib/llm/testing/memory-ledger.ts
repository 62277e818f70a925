import type { Bill, Outcome, Purpose, SpendLedger } from "@/lib/llm/ledger";

type Entry = { purpose: Purpose; outcome: Outcome | "cached" | null; bill: Bill | null; reserved: number };

/** A ledger of one test: it keeps what it was told. */
export function memoryLedger() {
  const entries: Entry[] = [];
  const claims: { agent: string; findings: number; dropped: number }[] = [];
  const committed = () => entries.reduce((sum, { bill, reserved }) => sum + reserved + (bill?.cost_nano ?? 0), 0);
  const fits = (nano: number, limit: number | null) => limit === null || committed() + nano <= limit;
  const ledger: SpendLedger = {
    async reserve(purpose, nano, limit) {
      if (!fits(nano, limit)) return null;
      return entries.push({ purpose, outcome: null, bill: null, reserved: nano });
    },
    async reserveMore(call, nano, limit) {
      const entry = entries[call - 1];
      if (!entry || !fits(nano, limit)) return false;
      entry.reserved += nano;
      return true;
    },
    async settle(call, bill, outcome) {
      Object.assign(entries[call - 1] ?? {}, { bill: { ...bill }, outcome, reserved: 0 });
    },
    async addFree(purpose, outcome) {
      entries.push({ purpose, outcome, bill: null, reserved: 0 });
    },
    async addClaims({ agent }, { findings, dropped }) {
      claims.push({ agent, findings, dropped });
    },
  };
  return { ...ledger, entries, claims };
}
