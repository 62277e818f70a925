import { describe, expect, it } from "vitest";
import type { ThreatSummary } from "@/lib/schema/threat-analysis";
import type { ThreatPage } from "@/lib/schema/threat-query";
import { applyToPages } from "./live";
import { belongs, filterParams } from "./threat-filters";

function row(seq: number, change: Partial<ThreatSummary> = {}): ThreatSummary {
  const at = new Date(Date.UTC(2026, 0, 1, 0, 0, seq)).toISOString();
  return {
    id: `00000000-0000-4000-8000-${String(seq).padStart(12, "0")}`,
    seq,
    origin: "api",
    threat_type: "bot_traffic",
    customer_name: "RetailMax",
    source_ip: null,
    severity: "low",
    status: "completed",
    mode: "rules",
    fp_score: 0.5,
    recommendation: "needs_review",
    primary_action: "monitor",
    sla: { respond_by: at },
    requires_human_review: false,
    review_reason: null,
    headline: "A headline",
    total_processing_time_ms: 1,
    assignee: null,
    resolution: null,
    version: 1,
    created_at: at,
    updated_at: at,
    ...change,
  };
}

function pages(...lists: number[][]) {
  const last = lists.length - 1;
  return {
    pages: lists.map((list, at) => ({
      items: list.map((seq) => row(seq)),
      next_cursor: at < last || list.at(-1) !== 1 ? `after ${list.at(-1)}` : null,
      total: 9,
      total_is_lower_bound: false,
    })),
    pageParams: lists.map(() => null),
  };
}

const seqs = (data: { pages: ThreatPage[] }) => data.pages.map((page) => page.items.map((item) => item.seq));

describe("applyToPages", () => {
  it("puts a new threat on top and counts it once, however often it is told", () => {
    const once = applyToPages(pages([9, 8], [7, 5]), row(10), true);
    expect(seqs(once)).toEqual([
      [10, 9, 8],
      [7, 5],
    ]);
    expect(once.pages[0]?.total).toBe(10);
    expect(applyToPages(once, row(10), true)).toBe(once);
  });

  it("puts a late one at its place", () => {
    expect(seqs(applyToPages(pages([9, 8], [7, 5]), row(6), true))).toEqual([
      [9, 8],
      [7, 6, 5],
    ]);
  });

  it("leaves one that is older than all that was loaded to the page that will bring it", () => {
    expect(seqs(applyToPages(pages([9, 8]), row(3), true))).toEqual([[9, 8]]);
    expect(applyToPages(pages([9, 8]), row(3), true).pages[0]?.total).toBe(9);
    expect(seqs(applyToPages(pages([3, 1]), row(0), true))).toEqual([[3, 1, 0]]);
  });

  it("takes a newer version and ignores an older one", () => {
    const newer = applyToPages(pages([9, 8]), row(8, { version: 3, assignee: "Analyst" }), true);
    expect(newer.pages[0]?.items[1]?.assignee).toBe("Analyst");
    expect(applyToPages(newer, row(8, { version: 2 }), true)).toBe(newer);
  });

  it("lets go of one that no longer fits the filter", () => {
    const left = applyToPages(pages([9, 8]), row(8, { version: 2 }), false);
    expect(seqs(left)).toEqual([[9]]);
    expect(left.pages[0]?.total).toBe(8);
  });
});

describe("belongs", () => {
  it("decides what it can, and leaves a text search to the server", () => {
    expect(belongs(row(1), { severity: ["high"] })).toBe(false);
    expect(belongs(row(1), { customer: [" retailmax "] })).toBe(true);
    expect(belongs(row(1), { search: "headline" })).toBeNull();
    expect(belongs(row(1), { search: "headline", status: ["resolved"] })).toBe(false);
  });
});

describe("filterParams", () => {
  it("repeats a customer, whose name may hold a comma, and joins what cannot", () => {
    const params = filterParams({
      customer: ["Smith, Jones", "Other"],
      severity: ["high", "low"],
      requires_review: true,
    });
    expect(params.getAll("customer")).toEqual(["Smith, Jones", "Other"]);
    expect(params.get("severity")).toBe("high,low");
    expect(params.get("requires_review")).toBe("true");
  });
});
