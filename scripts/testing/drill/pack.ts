import * as z from "zod";
import pack from "@/data/attack_pack.json";

/** One attack: what is added to which fields. A signal's and an alert's by path; of history the notes of past cases. */
export const Payload = z.object({
  id: z.string(),
  technique: z.enum(["plain", "encoded", "homoglyph", "hidden", "spelled", "split", "persuasion", "history"]),
  target: z.enum(["signal", "alert", "history"]),
  fields: z.record(z.string(), z.string()),
  language: z.string().optional(),
});
export type Payload = z.infer<typeof Payload>;

export const PAYLOADS: Payload[] = z.array(Payload).parse(pack.payloads);

const NEUTRAL = "Recorded by the sensor";
const KEY = "key:";

/** The carrier with the fields as they would be without and with the attack: only its text is the difference. */
export function withText<T extends object>(carrier: T, fields: Record<string, string>, attack: boolean): T {
  const copy = structuredClone(carrier);
  for (const [path, text] of Object.entries(fields)) {
    const steps = path.split(/\.(?!.*key:)/);
    const last = steps.pop() ?? "";
    const parent = steps.reduce<object>((at, step) => descend(at, step), copy);
    if (last.startsWith(KEY)) Reflect.set(parent, attack ? last.slice(KEY.length) : "remark", text);
    else if (Array.isArray(parent)) parent.push(attack ? text : NEUTRAL);
    else {
      const known: unknown = Reflect.get(parent, last);
      Reflect.set(
        parent,
        last,
        typeof known === "string" ? extended(known, last, attack ? text : null) : attack ? text : NEUTRAL,
      );
    }
  }
  return copy;
}

function descend(at: object, step: string): object {
  const known: unknown = Reflect.get(at, step);
  if (known !== null && typeof known === "object") return known;
  const made: object = [
    "compromise_indicators",
    "behavioral_patterns",
    "deviations",
    "data_accessed",
    "affected_systems",
  ].includes(step)
    ? []
    : {};
  Reflect.set(at, step, made);
  return made;
}

/** A text that was there stays whole, also without the attack: a name that nobody knows is as unknown in both. */
function extended(known: string, name: string, attack: string | null): string {
  if (name === "endpoint") return `${known}?note=${attack ?? "none"}`;
  return `${known} ${NEUTRAL}${attack === null ? "" : ` ${attack}`}`;
}
