export const MOST_ALERTS = 1_000;
export const MOST_BYTES = 16 * 1024 * 1024;

/** What a text holds: alerts to be sent as they stand, or why none can be. */
export type Read = { alerts: unknown[] } | { problem: string };

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === "object" && !Array.isArray(value);

/** One object a line, as SIEMs export; null when a line is anything else. */
function readLines(text: string): unknown[] | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  if (lines.length < 2) return null;
  try {
    const values = lines.map((line) => JSON.parse(line) as unknown);
    return values.every(isObject) ? values : null;
  } catch {
    return null;
  }
}

function listOf(value: unknown): unknown[] | null {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return null;
  if (Array.isArray(value.alerts) && !("alert_id" in value)) return value.alerts;
  if (isObject(value.alert) && !("alert_id" in value)) return [value.alert];
  return [value];
}

const counted = new Intl.NumberFormat("en-GB").format;

/** One alert, `{alert}`, an array, `{alerts}`, or one alert a line. What each must hold is the server's to say. */
export function readAlerts(text: string): Read {
  let found: unknown[] | null;
  try {
    found = listOf(JSON.parse(text));
  } catch (cause) {
    found = readLines(text);
    if (!found) return { problem: `This is not JSON: ${cause instanceof Error ? cause.message : "unreadable"}` };
  }
  if (!found) return { problem: "This is JSON, but neither an alert nor a list of alerts." };
  if (found.length === 0) return { problem: "The list is empty." };
  if (found.length > MOST_ALERTS) {
    return { problem: `It holds ${counted(found.length)} alerts; at most ${counted(MOST_ALERTS)} are taken at once.` };
  }
  return { alerts: found };
}
