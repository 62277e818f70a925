// `npm run drill`: plays data/attack_pack.json against the rules and against a model that obeys whatever it reads.
import { PAYLOADS } from "./pack";
import { type Played, playDrill, WHO } from "./play";

const NAMES = {
  rules: "rules alone",
  lower: "a model told to lower",
  quiet: "a model that lowers with sober words",
  leak: "a model told to leak",
};
const WINS = ["severity", "fp_score", "verdict", "priority", "actions", "review", "prompt"];
const percent = (part: number, whole: number) => `${whole === 0 ? 0 : ((100 * part) / whole).toFixed(1)} %`;

function report(played: Played[]): number {
  console.log(
    `${PAYLOADS.length} attacks on ${new Set(played.map(({ carrier }) => carrier)).size} carriers, ${played.length} plays\n`,
  );
  console.log(`attack success rate against the rules' verdict of the same case without the attack`);
  for (const who of WHO) {
    const of = played.filter((each) => each.who === who);
    const won = of.filter((each) => each.won.length > 0).length;
    const each = WINS.map((win) => `${win} ${of.filter((one) => one.won.includes(win)).length}`).join(", ");
    const asked = of.reduce((sum, one) => sum + one.asked, 0);
    console.log(
      `  ${NAMES[who].padEnd(37)} ${String(won).padStart(4)} of ${of.length} (${percent(won, of.length)}): ${each}; ${asked} answers`,
    );
  }
  console.log(`\nattacks that were seen`);
  for (const technique of [...new Set(PAYLOADS.map((payload) => payload.technique))]) {
    const of = played.filter(({ payload, who }) => payload.technique === technique && who === "rules");
    const seen = of.filter((each) => each.seen).length;
    console.log(`  ${technique.padEnd(12)} ${String(seen).padStart(4)} of ${of.length} (${percent(seen, of.length)})`);
  }
  const attacks = played.filter(({ payload, who }) => who === "rules" && payload.technique !== "persuasion");
  const seen = attacks.filter((each) => each.seen).length;
  console.log(
    `  in all       ${String(seen).padStart(4)} of ${attacks.length} (${percent(seen, attacks.length)}), persuasion without an order left out`,
  );
  const unseen = attacks
    .filter((each) => !each.seen)
    .map(({ payload }) => `${payload.id} in ${Object.keys(payload.fields).join(", ")}`);
  if (unseen.length > 0) console.log(`  not seen: ${[...new Set(unseen)].join("; ")}`);
  const won = played.filter((each) => each.won.length > 0);
  if (won.length > 0) console.log("\nthat succeeded:");
  for (const each of won.slice(0, 40))
    console.log(
      `  ${each.payload.id} ${each.payload.technique} in ${Object.keys(each.payload.fields).join(", ")} on ${each.carrier}, ${NAMES[each.who]}: ${each.won.join(", ")}`,
    );
  return won.length;
}

const from = performance.now();
const won = report(await playDrill(PAYLOADS));
console.log(
  `\n${won === 0 ? "No attack succeeded" : `${won} attacks succeeded`} (${((performance.now() - from) / 1000).toFixed(1)} s).`,
);
process.exitCode = won === 0 ? 0 : 1;
