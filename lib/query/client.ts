import { QueryClient } from "@tanstack/react-query";
import * as z from "zod";
import { Problem } from "@/lib/schema/problem";

/** An answer that was not a success. `status` is 0 when nobody answered. */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = "ApiProblem";
    this.problem = problem;
  }

  get status(): number {
    return this.problem.status;
  }
}

function problemOf(status: number, title: string, detail: string): Problem {
  return { type: "about:blank", title, status, detail, request_id: "" };
}

async function readProblem(response: Response): Promise<Problem> {
  const parsed = Problem.safeParse(await response.json().catch(() => null));
  if (parsed.success) return parsed.data;
  return problemOf(response.status, "Unexpected answer", `The server answered ${response.status} without saying why.`);
}

type Options<S extends z.ZodType> = {
  schema: S;
  method?: "GET" | "POST" | "PUT" | "PATCH";
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
};

/** The one fetcher of the console. Throws ApiProblem for every failure but an abort. */
export async function request<S extends z.ZodType>(path: string, options: Options<S>): Promise<z.output<S>> {
  const { schema, method = "GET", body, headers, signal } = options;
  const response = await fetch(path, {
    method,
    headers: {
      Accept: "application/json",
      ...(body !== undefined && { "Content-Type": "application/json" }),
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal,
    cache: "no-store",
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new ApiProblem(problemOf(0, "No answer", "The server could not be reached. It may be restarting."));
  });
  if (!response.ok) throw new ApiProblem(await readProblem(response));
  const parsed = schema.safeParse(await response.json().catch(() => undefined));
  if (parsed.success) return parsed.data;
  throw new ApiProblem(problemOf(response.status, "Unexpected answer", z.prettifyError(parsed.error).slice(0, 300)));
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000, // the socket keeps the cache true
        retry: (failures, error) =>
          failures < 2 && (!(error instanceof ApiProblem) || error.status === 0 || error.status >= 500),
        refetchOnWindowFocus: true,
      },
    },
  });
}
