import { expect, it } from "vitest";
import { lastsWords, playWords, verdictOf } from "./demo-words";
import { storyTime } from "./story-time";

it("tells a place in the story", () => {
  expect([0, 59, 750, 3900].map(storyTime)).toEqual(["0:00", "0:59", "12:30", "1:05:00"]);
});

it("tells how long a story lasts at a speed", () => {
  expect([lastsWords(52, 60), lastsWords(52, 10), lastsWords(52, 1)]).toEqual(["52 s", "5 min", "52 min"]);
});

it("says what a judgement came to, and whether that is noise", () => {
  expect(verdictOf({ verdict: null })).toBeNull();
  expect(verdictOf({ verdict: "likely_real" })).toEqual({ words: "Likely real", tone: "critical" });
  expect(verdictOf({ verdict: "benign" })?.tone).toBe("ok");
});

it("says why a story stopped", () => {
  expect(playWords({ status: "stopped", stopped_by: "restart" })).toContain("restarted");
  expect(playWords({ status: "paused", stopped_by: null })).toBe("Paused");
});
