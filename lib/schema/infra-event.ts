import * as z from "zod";

/** Something that people did, or that broke, and that may explain a signal. */
export const InfraEvent = z.object({
  id: z.string().min(1),
  kind: z.enum(["deployment", "load_test", "maintenance", "config_change", "outage"]),
  customer_name: z.string().nullable(), // null: touches every customer
  service: z.string().min(1),
  endpoints: z.array(z.string()), // path prefixes that it touches; empty: the whole service
  systems: z.array(z.string()), // hosts and data stores that it touches
  source_networks: z.array(z.string()), // where its traffic comes from (CIDR), when known
  title: z.string().min(1),
  started_at: z.iso.datetime(),
  ended_at: z.iso.datetime().nullable(),
  reference: z.string(), // change or deployment number
  expected_effect: z.string(),
  demo: z.boolean(),
});
export type InfraEvent = z.infer<typeof InfraEvent>;
