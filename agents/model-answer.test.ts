import { expect, it } from "vitest";
import * as z from "zod";
import { answerTo } from "./model-answer";
import { type Reasoner, ReasonerFailure } from "./reasoner";

const question = {
  agent: "config",
  customer_name: "Acme",
  subject: { kind: "threat", id: "T-1" },
  variables: {},
  schema: z.object({}),
} as const;

const failing = (error: Error): Reasoner => ({ policy: "always", reason: () => Promise.reject(error) });

it("keeps the reason of a failure, also of one that another copy of the module made", async () => {
  expect(await answerTo(failing(new ReasonerFailure("refusal", "No.")), question)).toEqual({ failed: "refusal" });
  const foreign = Object.assign(new Error("No."), { name: "ReasonerFailure", reason: "truncated" });
  expect(await answerTo(failing(foreign), question)).toEqual({ failed: "truncated" });
  expect(await answerTo(failing(new Error("a fault of our own")), question)).toEqual({ failed: "server_error" });
});
