import { coordinate } from "@/agents/threat/coordinator";
import type { ThreatSignal } from "@/lib/schema/signal";
import type { House } from "./house";

const ROUNDS = 20;

/**
 * Judges a made-up signal a few times and keeps nothing, so that the first real one does not wait for snapshots,
 * the country database and cold code. A failure is left for the first request to report.
 */
export async function warmUp({ sources, clock }: House): Promise<void> {
  const now = clock.now().toISOString();
  const signal: ThreatSignal = {
    id: "00000000-0000-4000-8000-000000000000",
    threat_type: "rate_limit_breach",
    customer_name: "warm-up",
    detected_at: now,
    source_ip: "192.0.2.1",
    user_agent: "Mozilla/5.0 (compatible; warm-up)",
    endpoint: "/login",
    request_count: 100,
    time_window_minutes: 1,
    metadata: { behavioral_patterns: ["warm-up"] },
  };
  for (let round = 0; round < ROUNDS; round += 1) await coordinate(signal, { sources, clock, received_at: now });
}
