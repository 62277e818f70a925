import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { LockedError, takeLock } from "./lock.mjs";
import { aScene, moduleUrl } from "./testing/scene.mjs";

let scene;
let file;

beforeEach(() => {
  scene = aScene();
  file = path.join(scene.folder, "soc.lock");
});
afterEach(() => scene.clear());

const holder = () => `
  import { takeLock } from ${moduleUrl("lock.mjs")};
  try {
    const { tookOver } = await takeLock(${JSON.stringify(file)}, "http://127.0.0.1:1");
    console.log("held", tookOver);
    setInterval(() => {}, 1000);
  } catch (error) {
    console.log("refused", error.holder.pid, error.holder.note);
  }`;

it("refuses a second live process and names the first with its address", async () => {
  const first = scene.run(holder());
  await first.line(/held false/);
  const { output } = await scene.run(holder()).ended;
  expect(output).toContain(`refused ${first.pid} http://127.0.0.1:1`);
});

it("is taken over after kill -9", async () => {
  const first = scene.run(holder());
  await first.line(/held/);
  first.kill("SIGKILL");
  await first.ended;
  const second = scene.run(holder());
  await second.line(/held true/);
});

it("is taken over when another program got the dead holder's number", async () => {
  writeFileSync(file, JSON.stringify({ pid: process.ppid, born: "another-boot:1", note: "" }));
  const lock = await takeLock(file);
  expect(lock.tookOver).toBe(true);
});

it.each(["", "not json", "{}", '{"pid":-1}'])("is taken over when it holds %j", async (content) => {
  writeFileSync(file, content);
  expect((await takeLock(file)).tookOver).toBe(true);
});

it("has one winner when many take over a dead lock at once, and leaves no rubbish", async () => {
  writeFileSync(file, JSON.stringify({ pid: process.pid, born: "another-boot:1", note: "" }));
  const rivals = Array.from({ length: 6 }, () => scene.run(holder()));
  await Promise.all(rivals.map((rival) => rival.line(/held|refused/)));
  const winners = rivals.filter((rival) => rival.output().includes("held"));
  expect(winners).toHaveLength(1);
  expect(JSON.parse(readFileSync(file, "utf8")).pid).toBe(winners[0].pid);
  expect(readdirSync(scene.folder)).toEqual(["soc.lock"]);
}, 60_000);

it("can be taken again once released, and release leaves another's lock alone", async () => {
  const first = await takeLock(file);
  await expect(takeLock(file)).rejects.toThrow(LockedError);
  first.release();
  const second = await takeLock(file);
  first.release();
  await expect(takeLock(file)).rejects.toThrow(LockedError);
  second.release();
});
