import { expect, it } from "vitest";
import type { ThreatSignal } from "@/lib/schema/signal";
import { aSignal } from "../testing/a-signal";
import { judge } from "../testing/judge";

it.each<[string, Partial<ThreatSignal>]>([
  [
    "Withdrawals or transfers were made from 186 accounts in 15 minutes",
    {
      threat_type: "account_takeover",
      time_window_minutes: 15,
      metadata: { distinct_accounts: 186, behavioral_patterns: ["withdrawal to new wallet"] },
    },
  ],
  [
    "The second factor was changed and credentials were changed on the account p.silva after a sign-in that worked",
    {
      threat_type: "account_takeover",
      metadata: { user_id: "p.silva", behavioral_patterns: ["successful login", "mfa reset", "password changed"] },
    },
  ],
  [
    "Credentials were dumped and access spread to other machines from srv-9",
    {
      threat_type: "device_compromise",
      metadata: { device_id: "srv-9", compromise_indicators: ["lsass memory dump", "lateral movement over SMB"] },
    },
  ],
  [
    "1,200 sign-ins were tried over 1,190 accounts in 5 minutes from 198.51.100.7, and at least one worked",
    {
      threat_type: "credential_stuffing",
      source_ip: "198.51.100.7",
      time_window_minutes: 5,
      metadata: { failed_attempts: 1200, distinct_accounts: 1190, success_count: 2 },
    },
  ],
  [
    "40 sign-ins failed on the privileged account root in 10 minutes from 198.51.100.7",
    {
      threat_type: "brute_force",
      source_ip: "198.51.100.7",
      time_window_minutes: 10,
      metadata: { failed_attempts: 40, user_id: "root" },
    },
  ],
  [
    "198.51.100.7 sent 110 requests to /playback in 60 minutes, reported as traffic through a proxy network",
    {
      threat_type: "proxy_network",
      source_ip: "198.51.100.7",
      endpoint: "/playback",
      request_count: 110,
      time_window_minutes: 60,
    },
  ],
])("%s", async (said, fields) => expect((await judge(aSignal(fields))).headline).toBe(said));
