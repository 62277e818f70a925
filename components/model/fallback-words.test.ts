import { expect, it } from "vitest";
import { droppedWords, reasonOf, sourceSentence } from "./fallback-words";

it("says in plain words why the model was left out", () => {
  expect(sourceSentence({ source: "rules_fallback", fallback_reason: "timeout" })).toBe(
    "The model took too long to answer, so the rules answered with lower confidence.",
  );
  expect(sourceSentence({ source: "rules_fallback", fallback_reason: "budget_spent: 1.00 of 1.00 USD" })).toContain(
    "today's budget is spent",
  );
});

it("keeps a reason that it does not know as it is", () => {
  expect(reasonOf("the fan stopped")).toEqual({ code: null, words: "the fan stopped", known: false });
  expect(reasonOf("toString")).toMatchObject({ known: false });
  expect(sourceSentence({ source: "rules_fallback", fallback_reason: "the fan stopped" })).toBe(
    "Judged without help: the fan stopped",
  );
});

it("tells an agent that was sure from one that has no model", () => {
  expect(sourceSentence({ source: "rules", fallback_reason: "skipped" })).toBe(
    "The rules answered. The model was not asked: the rules were sure.",
  );
  expect(sourceSentence({ source: "rules" })).toBe("The rules answered.");
});

it("counts the claims that were left out", () => {
  expect(droppedWords(0)).toBeNull();
  expect(droppedWords(undefined)).toBeNull();
  expect(droppedWords(1)).toBe("1 claim stood on no evidence and was left out.");
  expect(droppedWords(2)).toBe("2 claims stood on no evidence and were left out.");
});
