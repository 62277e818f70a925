import { AppError } from "@/lib/errors";
import type { ThreatAnalysis } from "@/lib/schema/threat-analysis";
import type { Context } from "./context";

/** @throws not_found */
export async function getThreat({ house }: Context, id: string): Promise<ThreatAnalysis> {
  const threat = await house.threats.findById(id);
  if (!threat) throw new AppError("not_found", "There is no such threat.");
  return threat;
}
