import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { openApiDocument } from "@/lib/http/openapi";
import { OPERATIONS } from "@/lib/http/operations";

const document = openApiDocument();

function resolve(ref: string): unknown {
  return ref
    .slice(2)
    .split("/")
    .reduce<unknown>((here, key) => (here as Record<string, unknown> | undefined)?.[key], document);
}

function refsIn(value: unknown): string[] {
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, child]) => (key === "$ref" ? [String(child)] : refsIn(child)));
}

/** `POST /api/threats/trigger` for every method that a route file serves itself. */
function servedCalls(): string[] {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith("route.ts"));
  return files.flatMap((file) => {
    const source = readFileSync(path.join("app", file), "utf8");
    const where = `/${path.dirname(file)}`.replaceAll(/\[(\w+)\]/g, "{$1}");
    return [...source.matchAll(/^ {2}(GET|POST|PUT|PATCH|DELETE): route\(/gm)].map(
      ([, method]) => `${method} ${where}`,
    );
  });
}

describe("the document", () => {
  it("is OpenAPI 3.1 and resolves every reference", () => {
    expect(document.openapi).toBe("3.1.0");
    const refs = refsIn(document);
    expect(refs.length).toBeGreaterThan(50);
    for (const ref of refs) expect(resolve(ref), ref).toBeDefined();
    expect(JSON.stringify(document)).not.toContain("$defs");
  });

  it("knows exactly the calls that are served", () => {
    expect(OPERATIONS.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(servedCalls().sort());
  });

  it("names each operation once, with an answer and every path parameter", () => {
    expect(new Set(OPERATIONS.map(({ id }) => id)).size).toBe(OPERATIONS.length);
    for (const { method, path, paramDocs, accepted } of OPERATIONS) {
      const made = (
        document.paths as Record<
          string,
          Record<string, { responses: object; parameters: { in: string; name: string }[] }>
        >
      )[path]?.[method.toLowerCase()];
      expect(Object.keys(made?.responses ?? {})).toContain(accepted ? "202" : "200");
      const named = made?.parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name) ?? [];
      expect(named).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
      expect(Object.keys(paramDocs ?? {}).sort()).toEqual([...named].sort());
    }
  });

  it("offers the three forms of a trigger, with examples that the schema takes", () => {
    const trigger = (
      document.paths as Record<
        string,
        { post: { requestBody: { content: Record<string, { schema: { oneOf: { $ref: string }[] } }> } } }
      >
    )["/api/threats/trigger"];
    const forms = trigger?.post.requestBody.content["application/json"]?.schema.oneOf.map(({ $ref }) =>
      $ref.split("/").at(-1),
    );
    expect(forms).toEqual(["ThreatSignalInput", "ScenarioRequest", "GeneratedRequest"]);
    for (const { body, bodyExamples, id } of OPERATIONS) {
      for (const [name, example] of Object.entries(bodyExamples ?? {})) {
        expect(body?.safeParse(example.value).success, `${id} ${name}`).toBe(true);
      }
    }
  });

  it("shows answers that are such answers", () => {
    const shown = OPERATIONS.filter(({ answerExample }) => answerExample !== undefined);
    expect(shown.length).toBeGreaterThan(5);
    for (const { id, answer, answerExample } of shown) {
      expect("safeParse" in answer && answer.safeParse(answerExample).success, id).toBe(true);
    }
  });

  it("tells what a wrong call gets", () => {
    const { components } = document as { components: { responses: Record<string, unknown> } };
    for (const status of [400, 403, 404, 409, 413, 415, 422, 428, 503]) {
      expect(components.responses[`Problem${status}`]).toBeDefined();
    }
  });
});
