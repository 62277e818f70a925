import { expect, it } from "vitest";
import type { AlertEffect, Lesson, ThreatEffect } from "@/lib/schema/learned";
import { effectWords, movedWords, subjectHref, topicWords } from "./lesson-words";

const threat = (effect: ThreatEffect | null) => ({ kind: "threat", subject_id: "a", effect }) as Lesson;
const alert = (effect: AlertEffect) => ({ kind: "alert", subject_id: "b", effect }) as Lesson;
const rule_resolved = { real: 1, false: 0 };

it("says how the next signal is scored, and whether that turns it", () => {
  const words = effectWords(
    threat({
      before: { score: 0.68, recommendation: "needs_review" },
      after: { score: 0.71, recommendation: "likely_fp" },
    }),
  );
  expect(words).toMatchObject({ before: "0.68", after: "0.71", said: "unsure → likely false", of: "false positive" });
  expect(effectWords(threat(null))).toBeNull();
});

it("says how the next alert is judged, and never that anything is certain", () => {
  const said = { verdict: "benign", priority: "P5", rule_resolved } as const;
  const still = { ...said, malicious_probability: 0.001 };
  expect(effectWords(alert({ before: still, after: still }))).toMatchObject({
    before: "<0.01",
    after: "<0.01",
    said: "still benign P5",
  });
  const before = { ...said, malicious_probability: 0.42, verdict: "suspicious", priority: "P2" } as const;
  expect(effectWords(alert({ before, after: { ...said, malicious_probability: 0.2 } }))).toMatchObject({
    said: "suspicious P2 → benign P5",
    of: "malicious",
  });
});

it("names a type in words and a rule as it is named, and leads to what was resolved", () => {
  expect(topicWords({ kind: "threat", name: "brute_force" })).toBe("Brute force");
  expect(topicWords({ kind: "alert", name: "Rare program" })).toBe("Rare program");
  expect(subjectHref({ kind: "threat", subject_id: "x" })).toBe("/threats/x");
  expect(subjectHref({ kind: "alert", subject_id: "x" })).toBe("/alerts/x");
});

it("says how far scores were moved in as few digits as say something", () => {
  expect([null, 0, 0.0002, 0.041, 0.25].map(movedWords)).toEqual(["–", "0.000", "<0.001", "0.041", "0.25"]);
});
