/** One wrong field, as the server names it. */
export type FieldError = { path: string; message: string };

export type SignalForm = Record<SignalField, string>;
export type SignalField = (typeof SIGNAL_FIELDS)[number];

export const SIGNAL_FIELDS = [
  "threat_type",
  "customer_name",
  "source_ip",
  "user_agent",
  "endpoint",
  "request_count",
  "time_window_minutes",
  "detected_at",
  "mitre_hints",
  "metadata",
] as const;

export const EMPTY_SIGNAL: SignalForm = {
  threat_type: "credential_stuffing",
  customer_name: "",
  source_ip: "",
  user_agent: "",
  endpoint: "",
  request_count: "",
  time_window_minutes: "",
  detected_at: "",
  mitre_hints: "",
  metadata: "",
};

/** A number where it is one; else the text as typed, so that the server names the field. */
function numeric(text: string): number | string {
  const value = Number(text);
  return Number.isFinite(value) ? value : text;
}

/** The signal as JSON. Empty fields are left out; only unreadable metadata is caught here, since it cannot be sent. */
export function signalOf(form: SignalForm): { body: Record<string, unknown>; errors: FieldError[] } {
  const body: Record<string, unknown> = {};
  const errors: FieldError[] = [];
  for (const field of SIGNAL_FIELDS) {
    const text = form[field].trim();
    if (text === "") continue;
    if (field === "request_count" || field === "time_window_minutes") body[field] = numeric(text);
    else if (field === "mitre_hints") body[field] = text.split(/[\s,]+/).filter(Boolean);
    else if (field === "metadata") {
      const parsed = readJson(text);
      if ("problem" in parsed) errors.push({ path: field, message: parsed.problem });
      else body[field] = parsed.value;
    } else body[field] = text;
  }
  // A type alone would ask the generator for a signal: name the customer, so that its absence is the error shown.
  if (!("customer_name" in body)) body.customer_name = "";
  return { body, errors };
}

export function readJson(text: string): { value: unknown } | { problem: string } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (cause) {
    return { problem: `is not JSON: ${cause instanceof Error ? cause.message : "unreadable"}` };
  }
}
