import * as z from "zod";
import { ThreatSignalInput, ThreatType } from "./signal";

/** `{"scenario": name}`: one of `GET /api/scenarios`. */
export const ScenarioRequest = z
  .strictObject({ scenario: z.string().min(1).max(100), id: z.uuid().optional() })
  .meta({ id: "ScenarioRequest" });

/** `{"threat_type": "..."}` or `{}`: the generator makes the signal. */
export const GeneratedRequest = z
  .strictObject({ threat_type: ThreatType.optional(), id: z.uuid().optional() })
  .meta({ id: "GeneratedRequest" });

function formOf(body: object) {
  const keys = Object.keys(body).filter((key) => key !== "id");
  if (keys.includes("scenario")) return ["scenario", ScenarioRequest] as const;
  if (keys.every((key) => key === "threat_type")) return ["generated", GeneratedRequest] as const;
  return ["signal", ThreatSignalInput] as const;
}

type Form =
  | { kind: "signal"; body: z.infer<typeof ThreatSignalInput> }
  | { kind: "scenario"; body: z.infer<typeof ScenarioRequest> }
  | { kind: "generated"; body: z.infer<typeof GeneratedRequest> };

/**
 * Exactly one of a whole signal, a scenario, a type alone, or nothing.
 * Told apart by their keys, so that each error names the field of the form that was meant.
 */
export const TriggerRequest = z.unknown().transform((body, ctx): Form => {
  if (body === null || typeof body !== "object" || Array.isArray(body)) {
    ctx.addIssue({ code: "custom", message: "must be a JSON object" });
    return z.NEVER;
  }
  const [kind, schema] = formOf(body);
  const parsed = schema.safeParse(body);
  if (parsed.success) return { kind, body: parsed.data } as Form;
  for (const issue of parsed.error.issues) {
    ctx.addIssue({ ...issue, code: "custom", message: issue.message });
  }
  return z.NEVER;
});
export type TriggerRequest = z.infer<typeof TriggerRequest>;
