import { expect, it, vi } from "vitest";
import { createAnswerCache } from "./answer-cache";

it("never keeps more than it may; what was used longest ago goes first", async () => {
  const cache = createAnswerCache<string>(2);
  const call = vi.fn(async () => "answer");
  for (const key of ["a", "b", "a", "c", "a", "b"]) await cache.ask(key, call);
  expect(cache.size()).toBe(2);
  expect(call).toHaveBeenCalledTimes(4); // a, b, c, and b again
});
