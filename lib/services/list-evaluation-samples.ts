import { readFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import { EvaluationSamples, Truth } from "@/lib/schema/evaluation";

const read = (name: string): unknown =>
  JSON.parse(readFileSync(path.join(/* turbopackIgnore: true */ process.cwd(), "data", name), "utf8"));

/** The samples as they stand, with what each of them really is: for an evaluation only. */
export function listEvaluationSamples(): EvaluationSamples {
  const { alerts } = z.object({ alerts: EvaluationSamples.shape.alerts }).parse(read("alerts.json"));
  return { name: `The ${alerts.length} samples`, alerts, truth: z.array(Truth).parse(read("ground_truth.json")) };
}
