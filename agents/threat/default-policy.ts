import type { CustomerPolicy } from "@/lib/schema/customer";

/** What holds for a customer without a stored policy: nothing is listed, nothing may be blocked without a person. */
export const DEFAULT_POLICY: CustomerPolicy = {
  name: "Default policy",
  aliases: [],
  sector: "unknown",
  tier: "standard",
  demo: false,
  rate_limit: { requests_per_minute: 600, endpoints: {} },
  geo: { allowed_countries: [], blocked_countries: [] },
  allowlist: [],
  own_networks: [],
  bot_sensitivity: "medium",
  auto_block: { enabled: false, min_confidence: 1, excluded_types: [] },
  business_hours: { time_zone: "UTC", days: [1, 2, 3, 4, 5], start: "08:00", end: "18:00" },
  important_endpoints: [],
  assets: [],
  contacts: [],
};
