import { describe, expect, it } from "vitest";
import type { Evidence } from "@/lib/schema/evidence";
import type { ThreatSignal } from "@/lib/schema/signal";
import { fieldOf, fieldsOf, ownerOf } from "./evidence-lookup";

const evidence = (data: Evidence["data"], kind: Evidence["kind"] = "signal_field"): Evidence => ({
  id: "E601",
  kind,
  source: "signal",
  summary: "read from the signal",
  observed_at: null,
  data,
});

const signal: ThreatSignal = {
  id: "00000000-0000-4000-8000-000000000001",
  threat_type: "brute_force",
  customer_name: "Example",
  detected_at: "2026-01-01T00:00:00.000Z",
  source_ip: "203.0.113.9",
  metadata: { affected_systems: ["db1"], location_1: { city: "Oslo" }, "a.b[c]": 1 },
};

describe("fieldOf", () => {
  it("finds fields at the top, in metadata and deeper", () => {
    expect(fieldOf(evidence({ field: "source_ip" }), signal)).toBe("source_ip");
    expect(fieldOf(evidence({ field: "affected_systems" }), signal)).toBe("metadata.affected_systems");
    expect(fieldOf(evidence({ path: "metadata.affected_systems[0]" }), signal)).toBe("metadata.affected_systems[0]");
    expect(fieldOf(evidence({ path: "metadata.a.b[c]" }), signal)).toBe("metadata.a.b[c]");
    expect(fieldOf(evidence({ path: "location_1.city" }), signal)).toBe("metadata.location_1.city");
  });

  it("is null for a field that the signal lacks, and for other kinds", () => {
    expect(fieldOf(evidence({ field: "constructor" }), signal)).toBeNull();
    expect(fieldOf(evidence({ field: "source_ip" }, "policy"), signal)).toBeNull();
  });
});

describe("fieldsOf", () => {
  it("names each place once, and none for what was read elsewhere", () => {
    const at = (id: string, data: Evidence["data"], kind?: Evidence["kind"]) =>
      [id, { evidence: { ...evidence(data, kind), id }, agent: "priority" as const }] as const;
    const index = new Map([
      at("E500", { threat_type: "brute_force" }),
      at("E601", { path: "source_ip" }),
      at("E602", { path: "source_ip" }),
      at("E201", { path: "source_ip" }, "policy"),
    ]);
    expect(fieldsOf(["E602", "E201", "E601", "E500", "E999"], index, signal)).toEqual(["source_ip", "threat_type"]);
  });
});

describe("ownerOf", () => {
  it("skips evidence that does not exist", () => {
    const index = new Map([["E401", { evidence: evidence({}), agent: "context" as const }]]);
    expect(ownerOf(["E999", "E401"], index)).toBe("context");
    expect(ownerOf([], index)).toBeNull();
  });
});
