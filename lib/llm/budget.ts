import { ReasonerFailure } from "@/agents/reasoner";
import { log } from "@/lib/log";
import { AttemptFailure, type Tokens } from "./failures";
import type { Bill, Outcome, Purpose, SpendLedger } from "./ledger";
import { costOf, NANO, type Price } from "./prices";

const spent = (cause?: unknown) =>
  new ReasonerFailure("budget_spent", "The day's budget for models is spent.", { cause });

/** One question's money: reserved before each attempt, settled once at the end. */
export type Purse = {
  /** @throws ReasonerFailure budget_spent */
  beforeAttempt(): Promise<void>;
  answered(tokens: Tokens): void;
  failed(failure: unknown): void;
  close(outcome: Outcome): Promise<void>;
  bill(): Bill;
};

export type Budget = ReturnType<typeof createBudget>;

/** Keeps a day's spend under `dailyUsd` over all processes of one database; null is no limit. */
export function createBudget(ledger: SpendLedger, dailyUsd: number | null) {
  const limit = dailyUsd === null ? null : Math.round(dailyUsd * NANO);

  return {
    purse(purpose: Purpose, price: Price, atMost: Tokens): Purse {
      const each = costOf(price, atMost);
      const bill = { input_tokens: 0, output_tokens: 0, cost_nano: 0 };
      let call: number | null = null;

      function count(tokens: Tokens): void {
        bill.input_tokens += tokens.input;
        bill.output_tokens += tokens.output;
        bill.cost_nano += costOf(price, tokens);
      }

      return {
        async beforeAttempt() {
          try {
            if (call === null) call = await ledger.reserve(purpose, each, limit);
            else if (!(await ledger.reserveMore(call, each, limit))) throw spent();
            if (call === null) throw spent();
          } catch (error) {
            throw error instanceof ReasonerFailure ? error : spent(error); // what cannot be written down is not spent
          }
        },
        answered: count,
        failed(failure) {
          const billed = failure instanceof AttemptFailure ? failure.billed : null;
          if (billed) count(billed === "unknown" ? atMost : billed);
        },
        async close(outcome) {
          try {
            if (call !== null) await ledger.settle(call, bill, outcome);
            else if (outcome !== "answered") await ledger.addFree(purpose, outcome, 0);
          } catch (error) {
            log.warn(
              { err: error, call },
              "a model call could not be settled; its reservation stands until it expires",
            );
          }
        },
        bill: () => bill,
      };
    },
  };
}
