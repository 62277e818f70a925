import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One question as it came in. */
export type Asked = {
  path: string;
  authorization: string | undefined;
  body: {
    model: string;
    temperature?: number;
    max_tokens?: number;
    max_completion_tokens?: number;
    messages: { role: string; content: string }[];
    response_format?: { type: string; json_schema?: { name: string; strict?: boolean; schema: unknown } };
  };
  system: string;
  user: string;
  agent: string; // after the name of the answer's schema: triage of triage_answer
};

/** What goes wrong, or an answer. Text is sent as it is, all else as JSON. */
export type Script =
  | { answer: unknown; usage?: { prompt_tokens: number; completion_tokens: number } | null; finish?: string }
  | { status: number; headers?: Record<string, string>; body?: unknown }
  | { fault: "drop" | "half_body" | "refusal" | "truncated" | "half_json" | "empty" | "no_choices" | "hang" };

export type Reply = Script & { afterMs?: number };
export type Brain = (asked: Asked, nth: number) => Reply | Promise<Reply>;

const completion = (asked: Asked, message: object, finish: string, usage: unknown) => ({
  id: "chatcmpl-1",
  object: "chat.completion",
  created: 1_767_225_600,
  model: asked.body.model,
  choices: [
    { index: 0, message: { role: "assistant", refusal: null, content: null, ...message }, finish_reason: finish },
  ],
  ...(usage === null ? {} : { usage: usage ?? { prompt_tokens: 1000, completion_tokens: 200, total_tokens: 1200 } }),
});

async function readAsked(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = JSON.parse(Buffer.concat(chunks).toString("utf8")) as Asked["body"];
  const said = (role: string) => body.messages.filter((each) => each.role === role).map(({ content }) => content);
  return {
    path: request.url ?? "",
    authorization: request.headers.authorization,
    body,
    system: said("system").join("\n"),
    user: said("user").join("\n"),
    agent: body.response_format?.json_schema?.name.replace(/_answer$/, "") ?? "",
  };
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
}

const FAULTS: Record<string, [message: object, finish?: string]> = {
  refusal: [{ refusal: "I cannot help with that." }],
  truncated: [{ content: '{"analysis": "It began' }, "length"],
  half_json: [{ content: '{"analysis": "It began' }],
  empty: [{ content: "" }],
};

function play(asked: Asked, reply: Reply, response: ServerResponse): void {
  if ("status" in reply) {
    const error = { error: { message: "scripted", type: "scripted", code: null } };
    send(response, reply.status, reply.body ?? error, reply.headers);
  } else if ("answer" in reply) {
    const content = typeof reply.answer === "string" ? reply.answer : JSON.stringify(reply.answer);
    send(response, 200, completion(asked, { content }, reply.finish ?? "stop", reply.usage));
  } else if (reply.fault === "drop") {
    response.socket?.destroy();
  } else if (reply.fault === "half_body") {
    response.writeHead(200, { "content-type": "application/json", "content-length": "5000" });
    response.write('{"id": "chatcmpl-1", "choices": [', () => response.socket?.destroy());
  } else if (reply.fault === "no_choices") {
    send(response, 200, { id: "chatcmpl-1", object: "chat.completion", choices: [] });
  } else if (reply.fault !== "hang") {
    const [message, finish = "stop"] = FAULTS[reply.fault] ?? [{}];
    send(response, 200, completion(asked, message, finish, undefined));
  }
}

/** The evidence ids that stand in the question, in their order. */
export function idsIn({ user }: Asked): string[] {
  return [...new Set([...user.matchAll(/"id":"(E\d+)"/g)].flatMap(([, id]) => id ?? []))];
}

/** A server of the chat-completions protocol that answers as `brain` says. It listens on a free port of this machine. */
export async function startModelServer(brain: Brain, port = 0) {
  const asked: Asked[] = [];
  const state = { brain, running: 0, mostAtOnce: 0 };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const question = await readAsked(request);
    asked.push(question);
    state.running += 1;
    state.mostAtOnce = Math.max(state.mostAtOnce, state.running);
    response.once("close", () => {
      state.running -= 1;
    });
    const reply = await state.brain(question, asked.length);
    if (reply.afterMs) await new Promise((resolve) => setTimeout(resolve, reply.afterMs));
    if (!response.destroyed) play(question, reply, response);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => send(response, 500, { error: { message: String(error) } }));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    mostAtOnce: () => state.mostAtOnce,
    setBrain(next: Brain) {
      state.brain = next;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export type ModelServer = Awaited<ReturnType<typeof startModelServer>>;
