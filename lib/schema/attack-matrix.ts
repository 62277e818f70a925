import * as z from "zod";
import { TechniqueId } from "./attack";
import { ATTACK_RANGES } from "./vocabulary";

export const AttackRange = z.enum(ATTACK_RANGES);
export type AttackRange = z.infer<typeof AttackRange>;

export const AttackQuery = z.strictObject({ range: AttackRange.default("7d") });
export type AttackQuery = z.infer<typeof AttackQuery>;

const seen = { threats: z.int().min(0), alerts: z.int().min(0) };

export const SeenTechnique = z.object({ id: TechniqueId, name: z.string().nullable(), ...seen });
export type SeenTechnique = z.infer<typeof SeenTechnique>;

export const AttackTactic = z.object({
  id: z.string(),
  name: z.string(),
  known: z.int().min(0), // techniques that the table files under it
  techniques: z.array(SeenTechnique), // those seen, most often first
});
export type AttackTactic = z.infer<typeof AttackTactic>;

/** Techniques seen over a range, under each of their tactics, in the order of an attack. */
export const AttackMatrix = z
  .object({
    version: z.string(),
    range: AttackRange,
    since: z.string().nullable(),
    tactics: z.array(AttackTactic),
    elsewhere: z.array(SeenTechnique), // named by somebody, not in the table
  })
  .meta({ id: "AttackMatrix" });
export type AttackMatrix = z.infer<typeof AttackMatrix>;
