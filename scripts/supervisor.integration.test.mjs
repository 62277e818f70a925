import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { supervise } from "./supervisor.mjs";
import { aScene, isAlive, moduleUrl, until } from "./testing/scene.mjs";

let scene;
let supervisor;
let lines;

beforeEach(() => {
  scene = aScene();
  lines = [];
  supervisor = undefined;
});
afterEach(async () => {
  await supervisor?.stop();
  scene.clear();
});

function program(name, source) {
  const file = path.join(scene.folder, `${name}.mjs`);
  writeFileSync(file, source);
  return { name, args: [file] };
}

function start(specs, limits) {
  supervisor = supervise(specs, (name, line) => lines.push({ name, line, at: performance.now() }), limits);
  return supervisor;
}

const linesWith = (text) => lines.filter(({ line }) => line.includes(text));

it("prefixes what children print, on both streams", async () => {
  start([program("a", `console.log("out"); console.error("err"); setInterval(() => {}, 1000);`)]);
  await until(() => linesWith("out").length && linesWith("err").length);
  expect(lines.every(({ name }) => name === "a")).toBe(true);
});

it("starts a dying child again with growing pauses, up to the longest", async () => {
  start([program("a", `console.log("alive"); process.exit(3);`)], { firstPauseMs: 40, longestPauseMs: 160 });
  await until(() => linesWith("alive").length >= 5);
  expect(
    linesWith("ended (code 3)")
      .slice(0, 4)
      .map(({ line }) => /in (\S+) s/.exec(line)[1]),
  ).toEqual(["0.0", "0.1", "0.2", "0.2"]);
});

it("starts small again after a child has lived a while", async () => {
  const limits = { firstPauseMs: 100, longestPauseMs: 5_000, stableMs: 50 };
  start([program("a", `setTimeout(() => process.exit(1), 150);`)], limits);
  await until(() => linesWith("ended").length >= 3);
  expect(linesWith("ended").every(({ line }) => line.endsWith("in 0.1 s"))).toBe(true);
});

it("starts a child again that was killed, and leaves the other alone", async () => {
  const stay = `console.log("pid " + process.pid); setInterval(() => {}, 1000);`;
  const { pidOf } = start([program("a", stay), program("b", stay)]);
  await until(() => linesWith("pid").length === 2);
  const before = { a: pidOf("a"), b: pidOf("b") };
  process.kill(before.a, "SIGKILL");
  await until(() => linesWith("pid").length === 3);
  expect(pidOf("a")).not.toBe(before.a);
  expect(pidOf("b")).toBe(before.b);
  expect(linesWith("ended (SIGKILL)")).toHaveLength(1);
});

it("stops children that ignore the signal, and what they started, within its grace", async () => {
  const stubborn = `
    import { spawn } from "node:child_process";
    process.on("SIGTERM", () => {});
    const grandchild = spawn(process.execPath, ["-e", "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)"]);
    console.log("pids", process.pid, grandchild.pid);
    setInterval(() => {}, 1000);`;
  const { stop } = start([program("a", stubborn)], { graceMs: 500 });
  await until(() => linesWith("pids").length);
  const pids = lines[0].line.match(/\d+/g).map(Number);
  const began = performance.now();
  await stop();
  expect(performance.now() - began).toBeLessThan(1_500);
  await until(() => pids.every((pid) => !isAlive(pid)));
  expect(linesWith("starting again")).toEqual([]);
});

it("takes its children with it when it is killed with -9", async () => {
  const child = program("a", `console.log("child", process.pid); setInterval(() => {}, 1000);`);
  const outer = scene.run(`
    import { supervise } from ${moduleUrl("supervisor.mjs")};
    supervise([${JSON.stringify(child)}], (name, line) => console.log(line));`);
  const pid = Number((await outer.line(/child (\d+)/))[1]);
  scene.adopt(pid);
  outer.kill("SIGKILL");
  await outer.ended;
  await until(() => !isAlive(pid), "the child's end", 5_000);
});
