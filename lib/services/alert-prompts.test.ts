import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { AlertAgent } from "@/lib/schema/workflow";

const TEMPERATURES = { triage: "0.1", investigation: "0.3", decision: "0.1", response: "0.2" };

describe.each(AlertAgent.options)("the prompt of %s", (agent) => {
  const text = readFileSync(`prompts/${agent}_agent.md`, "utf8");
  const [, head = "", body = ""] = text.split(/^---$/m);
  const [system = "", request = ""] = body.split("\n## Request\n");

  it("says whose it is and how warm", () => {
    expect(head).toContain(`agent: ${agent}\n`);
    expect(head).toContain(`temperature: ${TEMPERATURES[agent]}\n`);
  });

  it("names each variable, and lets what outsiders wrote into the request only", () => {
    const named = /variables: \[(.*)\]/.exec(head)?.[1]?.split(", ");
    expect([...request.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name)).toEqual(named);
    expect(named).toContain("alert");
    expect(system).not.toContain("{{");
  });
});
