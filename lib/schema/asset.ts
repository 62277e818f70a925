import * as z from "zod";
import { Importance } from "./customer";

/** A host, account, data store or network that the organisation knows. */
export const Asset = z
  .object({
    name: z.string().min(1), // matched case-folded, with and without its domain
    aliases: z.array(z.string()), // addresses, other names
    kind: z.enum(["host", "account", "data", "network"]),
    customer_name: z.string().nullable(), // null: every customer's
    importance: Importance,
    owner: z.string(), // who answers for it
    holds: z.string(),
    roles: z.array(z.string()), // domain_controller, workstation, ci_runner, backup_server ...
    service_account: z.boolean(),
    privileged: z.boolean(),
    usual_hosts: z.array(z.string()), // where a service account signs in; empty: not recorded
    usual_networks: z.array(z.string()), // CIDR, where it comes from
    demo: z.boolean(),
  })
  .meta({ id: "Asset" });
export type Asset = z.infer<typeof Asset>;

/** Something that policy calls good: it explains only what it names, only in its window. */
export const KnownGood = z
  .object({
    id: z.string().min(1),
    kind: z.enum(["scanner", "test_file", "change_ticket", "penetration_test", "backup", "monitoring", "vpn_egress"]),
    customer_name: z.string().nullable(), // null: every customer's
    title: z.string().min(1),
    networks: z.array(z.string()), // CIDR that it comes from
    hosts: z.array(z.string()), // that it runs on or touches
    users: z.array(z.string()), // that it runs as
    hashes: z.array(z.string()),
    processes: z.array(z.string()), // image names or script paths
    ticket: z.string().nullable(), // change number
    window: z
      .union([
        z.object({ from: z.iso.datetime(), to: z.iso.datetime() }), // once
        z.object({ time_zone: z.string(), days: z.array(z.int().min(1).max(7)), start: z.string(), end: z.string() }), // weekly
      ])
      .nullable(), // null: always
    approved_by: z.string(),
    explains: z.array(z.string()), // behaviours: discovery, vulnerability_scan, script_execution, mass_file_change ...
    demo: z.boolean(),
  })
  .meta({ id: "KnownGood" });
export type KnownGood = z.infer<typeof KnownGood>;
