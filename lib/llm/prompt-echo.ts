const WINDOW = 32; // letters in a row that nobody writes twice by chance

const flat = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const windowsOf = new Map<string, Set<string>>();

function windows(system: string): Set<string> {
  const known = windowsOf.get(system);
  if (known) return known;
  const text = flat(system);
  const found = new Set<string>();
  for (let at = 0; at + WINDOW <= text.length; at++) found.add(text.slice(at, at + WINDOW));
  windowsOf.set(system, found);
  return found;
}

/** True when a stretch of the system prompt stands in a text. */
export function echoes(text: string, system: string): boolean {
  const known = windows(system);
  const said = flat(text);
  for (let at = 0; at + WINDOW <= said.length; at++) if (known.has(said.slice(at, at + WINDOW))) return true;
  return false;
}

const LEFT_OUT = "The model repeated its own instructions here; they are left out.";

/** An answer without the texts that repeat the system prompt. */
export function withoutEchoes(answer: unknown, system: string): unknown {
  if (typeof answer === "string") return echoes(answer, system) ? LEFT_OUT : answer;
  if (Array.isArray(answer)) return answer.map((item) => withoutEchoes(item, system));
  if (answer === null || typeof answer !== "object") return answer;
  return Object.fromEntries(Object.entries(answer).map(([key, value]) => [key, withoutEchoes(value, system)]));
}
