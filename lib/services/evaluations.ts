import { AppError } from "@/lib/errors";
import type { Evaluation, EvaluationList, EvaluationRequest } from "@/lib/schema/evaluation";
import type { Context } from "./context";

const SHOWN = 50;

/** @throws not_found */
export async function getEvaluation({ house }: Context, id: string): Promise<Evaluation> {
  const evaluation = await house.evaluations.findById(id);
  if (!evaluation) throw new AppError("not_found", "There is no such evaluation.");
  return evaluation;
}

/** Stored, and waiting for the worker: it runs in a database of its own. */
export async function startEvaluation(ctx: Context, { name, alerts, truth }: EvaluationRequest): Promise<Evaluation> {
  const { house } = ctx;
  const id = house.newId();
  const at = house.clock.now().toISOString();
  await house.evaluations.add({ id, name, total: alerts.length, input: { alerts, truth }, at });
  return getEvaluation(ctx, id);
}

/** The newest, without their reports. */
export async function listEvaluations({ house }: Context): Promise<EvaluationList> {
  return { items: await house.evaluations.list(SHOWN) };
}
