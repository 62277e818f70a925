import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { ReasonerQuestion } from "@/agents/reasoner";
import { encodeVariables, fence, newMark } from "./untrusted";

export type PromptName = ReasonerQuestion<unknown>["agent"];

export type Prompt = {
  agent: string;
  temperature: number;
  variables: string[];
  system: string; // never holds a word of an outsider
  request: string; // with {{variables}}
  version: string; // short sha256 of everything that is sent but the data
};

const PLACE = /\{\{(\w+)\}\}/g;

function places(text: string): string[] {
  return [...text.matchAll(PLACE)].flatMap(([, name]) => name ?? []);
}

/** @throws when the head is incomplete, or the variables that it declares are not those that the request uses */
export function parsePrompt(file: string, text: string, houseRules: string): Prompt {
  const wrong = (what: string) => new Error(`${file}: ${what}`);
  const [, head, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  if (head === undefined || body === undefined) throw wrong("has no front matter");
  const field = (name: string) => new RegExp(`^${name}: *(.+)$`, "m").exec(head)?.[1]?.trim();
  const temperature = Number(field("temperature") ?? Number.NaN);
  if (!(temperature >= 0 && temperature <= 2)) throw wrong("temperature must be a number from 0 to 2");
  const variables = /^\[(.*)\]$/
    .exec(field("variables") ?? "")?.[1]
    ?.split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  if (!variables) throw wrong("variables must be a list in brackets");
  const [system = "", request, ...more] = body.split(/^## Request$/m);
  if (request === undefined || more.length > 0) throw wrong('needs one "## Request"');
  if (places(system).length > 0) throw wrong("the system part must not hold variables");
  const used = new Set(places(request));
  for (const name of variables) if (!used.has(name)) throw wrong(`variable ${name} is declared and not used`);
  for (const name of used) if (!variables.includes(name)) throw wrong(`variable ${name} is used and not declared`);
  const whole = `${system.trim()}\n\n${houseRules.trim()}\n`;
  const version = createHash("sha256").update(`${temperature}\n${whole}\n${request}`).digest("hex").slice(0, 12);
  return { agent: field("agent") ?? "", temperature, variables, system: whole, request: request.trim(), version };
}

const read = new Map<string, Prompt>();

/** `prompts/<agent>_agent.md`, read once a process. @throws when it is missing or wrong */
export function loadPrompt(agent: PromptName): Prompt {
  const known = read.get(agent);
  if (known) return known;
  const inPrompts = (file: string) =>
    readFileSync(path.join(/* turbopackIgnore: true */ process.cwd(), "prompts", file), "utf8");
  const file = `${agent}_agent.md`;
  const prompt = parsePrompt(file, inPrompts(file), inPrompts("data_fence.md"));
  if (prompt.agent !== agent) throw new Error(`${file}: agent must be ${agent}`);
  read.set(agent, prompt);
  return prompt;
}

/** The variables as they will be sent, without the fence: equal ones are the same question. @throws on a missing or unknown one */
export function encodeFor(prompt: Prompt, variables: Record<string, unknown>): Record<string, string> {
  for (const name of prompt.variables) {
    if (variables[name] === undefined) throw new Error(`The prompt of ${prompt.agent} misses its variable ${name}`);
  }
  for (const name of Object.keys(variables)) {
    if (!prompt.variables.includes(name)) throw new Error(`The prompt of ${prompt.agent} does not use ${name}`);
  }
  return encodeVariables(variables);
}

/** The user turn: each place filled with its fenced JSON, under one fresh mark. */
export function fillRequest(prompt: Prompt, encoded: Record<string, string>, mark: string = newMark()): string {
  return prompt.request.replace(PLACE, (_, name: string) => fence(name, encoded[name] ?? "null", mark));
}
