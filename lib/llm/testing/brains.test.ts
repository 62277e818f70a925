import { afterAll, beforeAll, expect, it } from "vitest";
import { aQuestion, aReasoner } from "./ask-model";
import { citesNothing, honest, liar, like, obedient } from "./brains";
import { type ModelServer, startModelServer } from "./model-server";

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer(like(honest));
});
afterAll(() => server.close());

it("answers in the form that was asked for, each in its way", async () => {
  const { reasoner } = aReasoner(server.url);
  const answers = [];
  for (const character of [honest, liar, citesNothing, obedient]) {
    server.setBrain(like(character));
    answers.push((await reasoner.reason(aQuestion())).answer);
  }
  expect(answers.map(({ verdict }) => verdict)).toEqual(["suspicious", "benign", "suspicious", "benign"]);
  expect(answers.map(({ findings }) => findings[0]?.evidence_ids)).toEqual([["E101"], ["E999"], [], ["E101"]]);
});
