import { describe, expect, it } from "vitest";
import * as z from "zod";
import { parseLeniently } from "./lenient-answer";

const Answer = z.object({
  analysis: z.string().min(1).max(20),
  findings: z.array(z.object({ text: z.string().min(1), evidence_ids: z.array(z.string()) })).max(3),
  tags: z.array(z.enum(["a", "b"])).nullable(),
});
const finding = { text: "It is", evidence_ids: ["E1"] };
const good = { analysis: "Fine", findings: [finding], tags: null };
const parsed = (value: unknown) => parseLeniently(Answer, value);

describe("an answer", () => {
  it("that fits stays as it is", () => {
    expect(parsed(good)).toEqual({ answer: good, dropped: 0 });
  });

  it("loses its wrong items only, the innermost ones", () => {
    const findings = [finding, null, { ...finding, evidence_ids: ["E1", 7, "E2"] }, { text: "No ids" }];
    expect(parsed({ ...good, findings, tags: ["a", "c"] })).toEqual({
      answer: { ...good, findings: [finding, { ...finding, evidence_ids: ["E1", "E2"] }], tags: ["a"] },
      dropped: 4,
    });
  });

  it("keeps the first items of a list that is too long", () => {
    const findings = ["1", "2", "3", "4", "5"].map((text) => ({ ...finding, text }));
    expect(parsed({ ...good, findings })).toEqual({ answer: { ...good, findings: findings.slice(0, 3) }, dropped: 2 });
  });

  it("keeps the beginning of a text that is too long", () => {
    const long = { ...good, analysis: "x".repeat(50), findings: [finding, 1] };
    expect(parsed(long)).toEqual({ answer: { ...good, analysis: "x".repeat(20) }, dropped: 1 });
  });

  it("is none when anything but an item is wrong", () => {
    for (const wrong of [null, [], "text", { ...good, analysis: "" }, { ...good, findings: "none" }, {}]) {
      expect(parsed(wrong)).toBeNull();
    }
  });

  it("is not changed in place", () => {
    const value = { ...good, findings: [finding, 3] };
    parsed(value);
    expect(value.findings).toHaveLength(2);
  });
});
