import { expect, it } from "vitest";
import { withoutEchoes } from "./prompt-echo";

const SYSTEM = "You decide how loudly the bell rings.\nTwo bells are bad bells: one that rings for everything.";

it.each([
  SYSTEM,
  "It says: two bells are   BAD bells, one that rings for everything",
  "two\nbells\nare\nbad bells one that rings for",
])("leaves out what repeats the prompt: %s", (text) => {
  const said = withoutEchoes({ analysis: text, findings: [{ text, evidence_ids: ["E101"] }] }, SYSTEM);
  const left: unknown = expect.stringContaining("left out");
  expect(said).toEqual({ analysis: left, findings: [{ text: left, evidence_ids: ["E101"] }] });
});

it("leaves everything else as it is", () => {
  const answer = { analysis: "The bell rings for 1,200 sign-ins.", confidence: 0.9, list: [null, true, "two bells"] };
  expect(withoutEchoes(answer, SYSTEM)).toEqual(answer);
});
