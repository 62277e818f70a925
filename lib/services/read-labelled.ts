import { readFile } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import { AlertInput } from "@/lib/schema/alert";
import { Truth } from "@/lib/schema/evaluation";
import { labelledParts } from "@/lib/schema/labelled-file";

/** Says to a person what is wrong with a file of labelled alerts. */
export class LabelledFileError extends Error {}

/** `without_truth`: judged, but counted nowhere. `without_alert`: labels of alerts that are not there. */
export type ReadLabelled = {
  alerts: AlertInput[];
  truth: Truth[];
  without_truth: string[];
  without_alert: string[];
};

const SHOWN = 8;

/** "a, b and 3 more" */
export const namesOf = (names: string[]): string =>
  names.length <= SHOWN ? names.join(", ") : `${names.slice(0, SHOWN).join(", ")} and ${names.length - SHOWN} more`;

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") throw new LabelledFileError(`there is no file ${file}`);
    throw new LabelledFileError(`${file} cannot be read: ${error.message}`);
  });
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new LabelledFileError(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Where the labels of `<name>.json` may lie. */
function placesOf(file: string): string[] {
  const { dir, name } = path.parse(file);
  return [path.join(dir, `${name}_truth.json`), path.join(dir, "ground_truth.json")];
}

async function readTruth(places: string[]): Promise<{ from: string; labels: unknown } | null> {
  for (const from of places) {
    try {
      return { from, labels: await readJson(from) };
    } catch (error) {
      if (!(error instanceof LabelledFileError && error.message.startsWith("there is no file"))) throw error;
    }
  }
  return null;
}

function checked<T extends z.ZodType>(schema: T, items: unknown[], what: string, file: string): z.infer<T>[] {
  const good: z.infer<T>[] = [];
  const wrong: string[] = [];
  for (const [at, item] of items.entries()) {
    const parsed = schema.safeParse(item);
    if (parsed.success) good.push(parsed.data);
    else {
      const { data: named } = z.object({ alert_id: z.string() }).safeParse(item);
      const faults = parsed.error.issues.map(({ path, message }) => `${path.join(".") || "the whole"}: ${message}`);
      wrong.push(`  ${what} ${at + 1}${named ? ` (${named.alert_id})` : ""}: ${faults.slice(0, 3).join("; ")}`);
    }
  }
  if (wrong.length === 0) return good;
  const shown = wrong.slice(0, SHOWN).join("\n");
  const rest = wrong.length > SHOWN ? `\n  and ${wrong.length - SHOWN} more` : "";
  throw new LabelledFileError(`${file}: ${wrong.length} of ${items.length} are not as they must be\n${shown}${rest}`);
}

function expectDistinct(items: { alert_id: string }[], what: string, file: string): void {
  const ids = items.map(({ alert_id }) => alert_id);
  const twice = [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
  if (twice.length > 0) throw new LabelledFileError(`${file}: ${what} stand twice: ${namesOf(twice)}`);
}

/**
 * Reads labelled alerts: `{"alerts": […]}`, their labels in the same file (`truth`), in the second file, in
 * `<name>_truth.json`, or in `ground_truth.json` beside it.
 * @throws LabelledFileError when a file is missing or wrong, or nothing is labelled
 */
export async function readLabelled(file: string, truthFile?: string): Promise<ReadLabelled> {
  const { alerts, truth: within } = labelledParts(await readJson(file));
  if (!alerts) throw new LabelledFileError(`${file} holds no alerts: it must be {"alerts": [...]}, or the list itself`);
  if (alerts.length === 0) throw new LabelledFileError(`${file} holds no alert`);
  const beside = within && !truthFile ? null : await readTruth(truthFile ? [truthFile] : placesOf(file));
  if (truthFile && !beside) throw new LabelledFileError(`there is no file ${truthFile}`);
  const from = beside?.from ?? file;
  const labels = beside ? labelledParts(beside.labels).truth : within;
  if (!labels && beside)
    throw new LabelledFileError(`${from} holds no labels: it must be a list of {alert_id, verdict}`);
  if (!labels) {
    const places = placesOf(file).join(" or ");
    throw new LabelledFileError(
      `${file} has no labels: name their file, or put them in ${places}, or in it as "truth"`,
    );
  }
  const good = checked(AlertInput, alerts, "alert", file);
  const truth = checked(Truth, labels, "label", from);
  expectDistinct(good, "these alerts", file);
  expectDistinct(truth, "the labels of these alerts", from);
  const labelled = new Set(truth.map(({ alert_id }) => alert_id));
  const known = new Set(good.map(({ alert_id }) => alert_id));
  const read: ReadLabelled = {
    alerts: good,
    truth: truth.filter(({ alert_id }) => known.has(alert_id)),
    without_truth: [...known].filter((id) => !labelled.has(id)),
    without_alert: [...labelled].filter((id) => !known.has(id)),
  };
  if (read.truth.length > 0) return read;
  throw new LabelledFileError(`no label of ${from} is of an alert in ${file}: is it the right file?`);
}
