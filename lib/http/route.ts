import * as z from "zod";
import { actorOf } from "@/lib/auth/actor";
import { AppError } from "@/lib/errors";
import { check } from "@/lib/http/check";
import type { Handler } from "@/lib/http/endpoint";
import { readJson } from "@/lib/http/json-body";
import type { Operation } from "@/lib/http/operation";
import { pathParams } from "@/lib/http/path-params";
import { Reply } from "@/lib/http/reply";
import { respond } from "@/lib/http/respond";
import { fieldsOf } from "@/lib/schema/query-fields";
import type { Context } from "@/lib/services/context";
import { house } from "@/lib/services/house";

export type Input<Body, Query> = { body: Body; query: Query; params: Record<string, string>; request: Request };
type Verb<Body, Query> = (ctx: Context, input: Input<Body, Query>) => unknown;

function parse<T>(schema: z.ZodType<T>, value: unknown, title: string): T {
  const checked = check(schema, value);
  if ("data" in checked) return checked.data;
  const { errors } = checked;
  throw new AppError(
    "invalid",
    `${title}: ${errors.length} ${errors.length === 1 ? "field is" : "fields are"} wrong.`,
    {
      errors,
    },
  );
}

function toResponse(answer: unknown, operation: Operation): Response {
  if (answer instanceof Response) return answer;
  const reply = answer instanceof Reply ? answer : new Reply(answer);
  if (reply.data === undefined) return new Response(null, { status: reply.status, headers: reply.headers });
  // Costs as much as the judgement, so it guards tests and development only.
  if (process.env.NODE_ENV !== "production" && operation.answer instanceof z.ZodType && reply.status < 300) {
    const checked = operation.answer.safeParse(reply.data);
    if (!checked.success) throw new Error(`${operation.id} answered against its own schema`, { cause: checked.error });
  }
  return Response.json(reply.data, { status: reply.status, headers: reply.headers });
}

/**
 * The one way in: checks caller, permission, body and query as the operation says, runs one verb, and answers.
 * Order matters: nobody who may not call learns whether the body was right.
 */
export function route<Body, Query>(operation: Operation<Body, Query>, verb: Verb<Body, Query>): Handler {
  const title = operation.invalidTitle ?? "Invalid request";
  return (request, next) =>
    respond(
      request,
      async (requestId) => {
        const actor = actorOf(request);
        if (operation.permission !== null && !actor.permissions.includes(operation.permission)) {
          throw new AppError("forbidden", `This needs the permission ${operation.permission}.`);
        }
        const params = pathParams(await next.params);
        const query = operation.query
          ? parse(operation.query, fieldsOf(new URL(request.url).searchParams), title)
          : undefined;
        const body = operation.body
          ? parse(operation.body, await readJson(request, operation.maxBodyBytes), title)
          : undefined;
        // The house is opened only by those who enter it: health answers without a database.
        const ctx: Context = {
          actor,
          requestId,
          get house() {
            return house();
          },
        };
        return toResponse(
          await verb(ctx, { body: body as Body, query: query as Query, params, request }),
          operation as Operation,
        );
      },
      operation.invalidTitle,
    );
}
