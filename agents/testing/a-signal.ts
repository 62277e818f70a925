import type { ThreatSignal } from "@/lib/schema/signal";

export const NOW = "2026-03-04T10:00:00.000Z"; // a Wednesday, in business hours
const ID = "00000000-0000-4000-8000-000000000001";

/** A whole signal; a test names only what it is about. */
export function aSignal(fields: Partial<ThreatSignal> = {}): ThreatSignal {
  return { id: ID, threat_type: "bot_traffic", customer_name: "Example Customer", detected_at: NOW, ...fields };
}
