// Measures a whole analysis with a model beside one question to it: the five are asked at once. The model is a local server that waits.

import { answerOf } from "@/agents/threat/agent-answer";
import { TriggerRequest } from "@/lib/schema/trigger-request";
import { analyzeThreat } from "@/lib/services/analyze-threat";
import { honest, liveHouse } from "@/lib/services/testing/live-house";

const ANSWER_MS = 300;
const ROUNDS = 15;

const live = await liveHouse((asked) => ({ ...honest(asked), afterMs: ANSWER_MS }));
const took = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};
const median = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

const calls: number[] = [];
const analyses: number[] = [];
for (let round = 0; round <= ROUNDS; round += 1) {
  const call = await took(async () =>
    live.house.reasoner?.reason({
      agent: "config",
      customer_name: "Bench",
      subject: { kind: "threat", id: "bench" },
      variables: { signal: { round }, evidence: [{ id: "E201" }], rules_assessment: {} },
      schema: answerOf("config"),
    }),
  );
  const request = TriggerRequest.parse({
    threat_type: "brute_force",
    customer_name: "Bench",
    source_ip: "203.0.113.7",
    request_count: 100 + round, // another question each time: the same would be answered from the cache
  });
  const analysis = await took(() => analyzeThreat(live.ctx, request, { origin: "api" }));
  if (round === 0) continue; // the first warms up
  calls.push(call);
  analyses.push(analysis);
}
const [call, analysis] = [median(calls), median(analyses)];
console.log(`\nLive mode, answers after ${ANSWER_MS} ms, medians of ${ROUNDS}`);
console.log(
  `  one question ${call.toFixed(0)} ms; a whole analysis ${analysis.toFixed(0)} ms; ratio ${(analysis / call).toFixed(2)}`,
);
await live.close();
process.exit(0);
