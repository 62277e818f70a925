import { describe, expect, it } from "vitest";
import { entitiesOf } from "./entities";

const signal = {
  id: "00000000-0000-4000-8000-000000000001",
  threat_type: "device_compromise" as const,
  customer_name: "Example",
  detected_at: "2026-01-01T00:00:00.000Z",
};

describe("entitiesOf", () => {
  it("reads the top level and metadata, each value once", () => {
    const found = entitiesOf({
      ...signal,
      source_ip: "203.0.113.9",
      metadata: {
        user_id: "u1",
        device_id: "d1",
        proxy_ips: ["198.51.100.1", "203.0.113.9"],
        affected_systems: ["db", "db"],
      },
    });
    expect(found.map((one) => `${one.label} ${one.value}`)).toEqual([
      "Address 203.0.113.9",
      "Proxy 198.51.100.1",
      "User u1",
      "Device d1",
      "System db",
    ]);
  });

  it("takes only texts, and not without end", () => {
    expect(entitiesOf({ ...signal, metadata: { user_id: { $gt: "" }, proxy_ips: 7, device_id: "" } })).toEqual([]);
    const many = Array.from({ length: 500 }, (_, at) => `198.51.100.${at}`);
    expect(entitiesOf({ ...signal, metadata: { proxy_ips: many } })).toHaveLength(12);
  });
});
