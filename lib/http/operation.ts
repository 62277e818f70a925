import type * as z from "zod";
import type { Permission } from "@/lib/auth/actor";
import type { ErrorCode } from "@/lib/errors";

export type HeaderDoc = { name: string; description: string; required?: boolean };

/**
 * One call of the interface as data: the routes obey it and the OpenAPI document is made from it.
 * `errors` lists what is particular to the call; what every call may answer is added by the document.
 */
export type Operation<Body = unknown, Query = unknown> = {
  id: string;
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: `/api/${string}` | "/metrics"; // parameters as {name}
  tag: "Threats" | "Alerts" | "Review" | "Evaluation" | "Demo" | "System";
  summary: string;
  description?: string;
  permission: Permission | null; // null: open even before sign-in exists
  body?: z.ZodType<Body>;
  maxBodyBytes?: number; // 1 MiB unless told
  bodyForms?: z.ZodType[]; // documents a body that is told apart by code
  bodyExamples?: Record<string, { summary: string; value: unknown }>;
  query?: z.ZodType<Query>;
  queryDocs?: Record<string, { schema: z.ZodType; description?: string }>; // what a text parameter stands for
  paramDocs?: Record<string, string>;
  requestHeaders?: HeaderDoc[];
  answer: z.ZodType | { contentType: string };
  alsoAnswers?: string; // a content type that the caller may choose instead
  answerExample?: unknown;
  accepted?: true; // answered with 202: stored, and worked on later
  answerHeaders?: HeaderDoc[];
  otherAnswers?: Record<number, { description: string; schema?: z.ZodType }>;
  errors: ErrorCode[];
  invalidTitle?: string;
};

/** Infers the body's and the query's types from their schemas. */
export function operation<Body = undefined, Query = undefined>(spec: Operation<Body, Query>): Operation<Body, Query> {
  return spec;
}
