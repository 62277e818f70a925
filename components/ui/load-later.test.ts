import { expect, it, vi } from "vitest";
import { loadLater } from "./load-later";

it("fetches a part once, however many want it, and tells who waits", async () => {
  const load = vi.fn(async () => "part");
  const later = loadLater(load);
  const told = vi.fn();
  later.subscribe(told);
  expect(later.now()).toBeNull();
  await Promise.all([later.fetch(), later.fetch()]);
  expect(later.now()).toBe("part");
  expect(load).toHaveBeenCalledOnce();
  expect(told).toHaveBeenCalledOnce();
});

it("tries again for the next one who wants a part that could not be fetched", async () => {
  const load = vi.fn(async () => "part");
  load.mockRejectedValueOnce(new Error("the server is restarting"));
  const later = loadLater(load);
  await expect(later.fetch()).rejects.toThrow();
  expect(later.now()).toBeNull();
  await expect(later.fetch()).resolves.toBe("part");
});
