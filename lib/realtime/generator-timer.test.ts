import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { GeneratorTimer } from "@/lib/realtime/generator-timer";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("calls every interval while it runs, and stops at once", async () => {
  const trigger = vi.fn(async () => {});
  const timer = new GeneratorTimer(trigger);
  timer.apply({ running: true, interval_seconds: 30 }, false);
  await vi.advanceTimersByTimeAsync(29_000);
  expect(trigger).toHaveBeenCalledTimes(0);
  await vi.advanceTimersByTimeAsync(61_000);
  expect(trigger).toHaveBeenCalledTimes(3);
  timer.apply({ running: false, interval_seconds: 30 }, true);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(trigger).toHaveBeenCalledTimes(3);
});

it("shows something soon after a person switched it on, and takes a new pace at once", async () => {
  const trigger = vi.fn(async () => {});
  const timer = new GeneratorTimer(trigger);
  timer.apply({ running: true, interval_seconds: 3600 }, true);
  await vi.advanceTimersByTimeAsync(1000);
  expect(trigger).toHaveBeenCalledTimes(1);
  timer.apply({ running: true, interval_seconds: 5 }, true);
  await vi.advanceTimersByTimeAsync(5000);
  expect(trigger).toHaveBeenCalledTimes(2);
  timer.stop();
});

it("never overlaps, and obeys a change that came during a call", async () => {
  let end: () => void = () => {};
  const trigger = vi.fn(() => new Promise<void>((resolve) => (end = resolve)));
  const timer = new GeneratorTimer(trigger);
  timer.apply({ running: true, interval_seconds: 5 }, false);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(trigger).toHaveBeenCalledTimes(1);
  timer.apply({ running: true, interval_seconds: 10 }, true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(trigger).toHaveBeenCalledTimes(1);
  end();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(trigger).toHaveBeenCalledTimes(2);
  timer.stop();
});

it("backs off while the web is down and recovers with the first success", async () => {
  const calls: number[] = [];
  let up = false;
  const timer = new GeneratorTimer(async () => {
    calls.push(Date.now());
    if (!up) throw new Error("connection refused");
  });
  timer.apply({ running: true, interval_seconds: 10 }, false);
  await vi.advanceTimersByTimeAsync(70_000);
  const gaps = () => calls.slice(1).map((at, n) => (at - (calls[n] ?? 0)) / 1000);
  expect(gaps()).toEqual([20, 40]);
  up = true;
  await vi.advanceTimersByTimeAsync(100_000);
  expect(gaps()).toEqual([20, 40, 80, 10, 10]);
  timer.stop();
});
