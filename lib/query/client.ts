import { QueryClient } from "@tanstack/react-query";
import type { Problem } from "@/lib/schema/problem";
import { afterPaint } from "./after-paint";
import type { AnswerName, AnswerOf } from "./answers";

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

const NOBODY = problemOf(0, "No answer", "The server could not be reached. It may be restarting.");

let checks: Promise<typeof import("./answers")> | undefined;

/** The shapes of answers, which no page needs to be drawn. Asked for ahead, they are there before the first question. */
export function loadChecks(): Promise<typeof import("./answers")> {
  checks ??= afterPaint()
    .then(() => import("./answers"))
    .catch(() => {
      checks = undefined; // the next one who asks tries again
      throw new ApiProblem(NOBODY);
    });
  return checks;
}

async function readProblem(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  const { checkAnswer } = await loadChecks();
  return (
    checkAnswer("Problem", body).data ??
    problemOf(response.status, "Unexpected answer", `The server answered ${response.status} without saying why.`)
  );
}

type Options<N extends AnswerName> = {
  schema: N;
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
};

/** The one fetcher of the console. Throws ApiProblem for every failure but an abort. */
export async function request<N extends AnswerName>(path: string, options: Options<N>): Promise<AnswerOf<N>> {
  const { schema, method = "GET", body, headers, signal } = options;
  const asked = fetch(path, {
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
    throw new ApiProblem(NOBODY);
  });
  const [response, { checkAnswer }] = await Promise.all([asked, loadChecks()]);
  if (!response.ok) throw new ApiProblem(await readProblem(response));
  const { data, fault } = checkAnswer(schema, await response.json().catch(() => undefined));
  if (fault === null) return data;
  throw new ApiProblem(problemOf(response.status, "Unexpected answer", fault));
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

/** The same for an answer that is a text, such as a report. */
export async function requestText(path: string): Promise<string> {
  const response = await fetch(path, { cache: "no-store" }).catch(() => {
    throw new ApiProblem(NOBODY);
  });
  if (!response.ok) throw new ApiProblem(await readProblem(response));
  return response.text();
}
