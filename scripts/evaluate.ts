import { writeFileSync } from "node:fs";
import path from "node:path";
import { evaluateAlerts } from "@/lib/services/evaluate-alerts";
import { openModelDesk } from "@/lib/services/open-model-desk";
import { LabelledFileError, namesOf, readLabelled } from "@/lib/services/read-labelled";
import { evaluationText } from "./evaluation-text";

const USAGE = `usage: npm run evaluate [-- <alerts.json> [<truth.json>] [--rules] [--json[=<report.json>]]]

Runs labelled alerts through the alert workflow, in an empty database of their own, and says how often it is right.
Without a file: the samples. Labels: "truth" in the same file, the second file, <name>_truth.json or ground_truth.json beside it.
With a model configured (OPENAI_API_KEY) it is asked, as it would be for any alert; --rules leaves it out.
--json prints the report as JSON instead; --json=<file> writes it there as well.`;

const from = (file: string) => path.resolve(process.env.INIT_CWD ?? process.cwd(), file);

/** From where it was asked for, unless that leads far up. */
const shortest = (file: string) => {
  const relative = path.relative(from("."), file);
  return relative.startsWith("..") ? file : relative;
};

async function run(args: string[]): Promise<void> {
  if (args.includes("--help") || args.includes("-h")) return console.log(USAGE);
  const files = args.filter((arg) => !arg.startsWith("-"));
  const json = args.find((arg) => arg === "--json" || arg.startsWith("--json="));
  const unknown = args.find((arg) => arg.startsWith("-") && arg !== json && arg !== "--rules");
  if (unknown) throw new LabelledFileError(`${unknown} is no option\n\n${USAGE}`);
  if (files.length > 2) throw new LabelledFileError(`too many files\n\n${USAGE}`);
  const [file = path.join(import.meta.dirname, "../data/alerts.json"), truthFile] = files.map(from);
  const { alerts, truth, without_truth, without_alert } = await readLabelled(file, truthFile);

  // told on standard error: standard output is the report alone
  if (without_truth.length > 0) {
    console.error(`${without_truth.length} alerts have no truth, and are not counted: ${namesOf(without_truth)}`);
  }
  if (without_alert.length > 0) {
    console.error(`${without_alert.length} labels have no alert, and are left out: ${namesOf(without_alert)}`);
  }
  const onProgress = (done: number, total: number) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total}${done === total ? "\n" : ""}`);
  };
  const report = await evaluateAlerts(alerts, truth, {
    onProgress,
    ...(args.includes("--rules") ? {} : { openModelDesk }),
  });
  const written = `${JSON.stringify(report, null, 2)}\n`;
  if (json === "--json") process.stdout.write(written);
  else console.log(evaluationText(report, shortest(file)));
  if (json?.startsWith("--json=")) writeFileSync(from(json.slice("--json=".length)), written);
}

run(process.argv.slice(2)).catch((error) => {
  console.error(error instanceof LabelledFileError ? `evaluate: ${error.message}` : error);
  process.exitCode = 1;
});
