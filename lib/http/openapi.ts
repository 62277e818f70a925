import * as z from "zod";
import { AppError, type ErrorCode } from "@/lib/errors";
import { type JsonSchema, JsonSchemas } from "@/lib/http/json-schemas";
import type { HeaderDoc, Operation } from "@/lib/http/operation";
import { OPERATIONS } from "@/lib/http/operations";
import { UUID_PARAMS } from "@/lib/http/path-params";
import { Problem } from "@/lib/schema/problem";

const DESCRIPTION =
  "Signals in, judged threats out; alerts in, worked-through cases out. JSON in snake_case, times in ISO 8601, errors as RFC 9457 problems. " +
  "Every answer carries `X-Request-Id`; one that is sent is taken over.";

const PHRASES: Record<number, string> = {
  400: "The body or a header could not be read.",
  403: "Host, origin or permission is refused.",
  404: "There is no such thing.",
  409: "It conflicts with what is stored.",
  413: "The body is over 1 MiB, or 16 MiB where many are taken.",
  415: "The body is not JSON in UTF-8.",
  422: "Fields are wrong; each is named in `errors`.",
  428: "The version that the change is based on is missing.",
  503: "The store is busy or full; try again after `Retry-After` seconds.",
};

function headersOf(docs: HeaderDoc[]): JsonSchema {
  return Object.fromEntries(docs.map(({ name, description }) => [name, { description, schema: { type: "string" } }]));
}

function parametersOf(operation: Operation, schemas: JsonSchemas): JsonSchema[] {
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    description: operation.paramDocs?.[name],
    schema: Object.hasOwn(UUID_PARAMS, name) ? { type: "string", format: "uuid" } : { type: "string" },
  }));
  const query = operation.query ? schemas.of(operation.query) : {};
  const inQuery = Object.entries((query.properties ?? {}) as Record<string, JsonSchema>).map(([name, plain]) => {
    const doc = operation.queryDocs?.[name];
    return { name, in: "query", description: doc?.description, schema: doc ? schemas.of(doc.schema) : plain };
  });
  const inHeader = (operation.requestHeaders ?? []).map(({ name, description, required = false }) => ({
    name,
    in: "header",
    required,
    description,
    schema: { type: "string" },
  }));
  return [...inPath, ...inQuery, ...inHeader];
}

function bodyOf(operation: Operation, schemas: JsonSchemas): JsonSchema | undefined {
  if (!operation.body) return undefined;
  const forms = operation.bodyForms?.map((form) => schemas.of(form));
  const schema = forms ? { oneOf: forms } : schemas.of(operation.body);
  return { required: true, content: { "application/json": { schema, examples: operation.bodyExamples } } };
}

function statusesOf(operation: Operation): number[] {
  const usual: ErrorCode[] = ["forbidden", ...(operation.path.includes("{") ? (["not_found"] as const) : [])];
  const ofBody: ErrorCode[] = operation.body ? ["bad_request", "too_large", "unsupported_media_type", "invalid"] : [];
  const statuses = [...usual, ...ofBody, ...operation.errors].map((code) => new AppError(code, "").status);
  return [...new Set(statuses)].sort((a, b) => a - b);
}

function responsesOf(operation: Operation, schemas: JsonSchemas): JsonSchema {
  const responses: Record<string, JsonSchema> = {};
  for (const status of statusesOf(operation)) responses[status] = { $ref: `#/components/responses/Problem${status}` };
  const { answer } = operation;
  responses[operation.accepted ? 202 : 200] = {
    description: operation.accepted ? "Stored; it is worked on from now on." : "Done.",
    headers: headersOf([
      { name: "X-Request-Id", description: "Names this request in the log." },
      ...(operation.answerHeaders ?? []),
    ]),
    content: {
      ...(answer instanceof z.ZodType
        ? { "application/json": { schema: schemas.of(answer), example: operation.answerExample } }
        : { [answer.contentType]: { schema: { type: "string" } } }),
      ...(operation.alsoAnswers ? { [operation.alsoAnswers]: { schema: { type: "string" } } } : {}),
    },
  };
  for (const [status, other] of Object.entries(operation.otherAnswers ?? {})) {
    responses[status] = {
      description: other.description,
      ...(other.schema ? { content: { "application/json": { schema: schemas.of(other.schema) } } } : {}),
    };
  }
  return responses;
}

function problemResponses(schemas: JsonSchemas): JsonSchema {
  const content = { "application/problem+json": { schema: schemas.of(Problem) } };
  const retry = headersOf([{ name: "Retry-After", description: "Seconds to wait." }]);
  return Object.fromEntries(
    Object.entries(PHRASES).map(([status, description]) => [
      `Problem${status}`,
      { description, content, ...(status === "503" ? { headers: retry } : {}) },
    ]),
  );
}

/** OpenAPI 3.1 of all operations, made from the very schemas that the routes parse with. */
export function openApiDocument(): JsonSchema {
  const schemas = new JsonSchemas();
  const paths: Record<string, JsonSchema> = {};
  for (const operation of OPERATIONS) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: {
        operationId: operation.id,
        tags: [operation.tag],
        summary: operation.summary,
        description: operation.description,
        parameters: parametersOf(operation, schemas),
        requestBody: bodyOf(operation, schemas),
        responses: responsesOf(operation, schemas),
      },
    };
  }
  const responses = problemResponses(schemas);
  const document = {
    openapi: "3.1.0",
    info: {
      title: "Agentic SOC",
      version: "0.1.0",
      description: DESCRIPTION,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    tags: ["Threats", "Alerts", "Review", "Evaluation", "Demo", "System"].map((name) => ({ name })),
    paths,
    components: { schemas: schemas.components, responses },
  };
  return JSON.parse(JSON.stringify(document)) as JsonSchema; // drops what is undefined
}
