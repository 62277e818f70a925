import { fillTo } from "./fill";
import { load, median } from "./load";
import { address, quick, ROUNDS, results, SECONDS, say, trigger } from "./report";

const QUERIES = {
  newest: "",
  critical: "severity=critical",
  review: "requires_review=true",
  "two severities": "severity=critical,high",
  search: "search=checkout",
};

export async function growth(file: string) {
  const sizes = quick ? [1_000, 10_000] : [1_000, 10_000, 100_000];
  const table: Record<string, Record<string, number>> = {};
  for (const size of sizes) {
    await fillTo(file, size, (rows) => process.stderr.write(`\rfilling: ${rows} of ${size} threats   `));
    process.stderr.write(`\r${" ".repeat(50)}\r`);
    const calls = {
      trigger,
      ...Object.fromEntries(
        Object.entries(QUERIES).map(([name, query]) => [name, { url: `${address}/api/threats?limit=50&${query}` }]),
      ),
    };
    for (const [name, call] of Object.entries(calls)) {
      await load(call, { concurrency: 1, seconds: 0.5 });
      const rounds: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1)
        rounds.push((await load(call, { concurrency: 1, seconds: SECONDS / 3 })).p95);
      table[name] = { ...table[name], [size]: median(rounds) };
    }
  }
  for (const [name, times] of Object.entries(table)) {
    const first = times[sizes[0] as number] ?? Number.NaN;
    const last = times[sizes.at(-1) as number] ?? Number.NaN;
    say(
      `p95 of ${name === "trigger" ? "trigger" : `list (${name})`} at ${sizes.join(" / ")} threats`,
      `${sizes.map((size) => times[size]?.toFixed(1)).join(" / ")} ms   ratio ${(last / first).toFixed(2)} (aim 1.2)`,
    );
  }
  Object.assign(results, { growth_p95_ms: table });
}
