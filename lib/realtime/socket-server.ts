import { timingSafeEqual } from "node:crypto";
import { createServer, type Server as HttpServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Server, type Socket } from "socket.io";
import { log } from "@/lib/log";
import type { Listener, Relay } from "@/lib/realtime/relay";
import { type ClientToServer, HEARTBEAT_MS, ResumePoint, type ServerToClient } from "@/lib/schema/realtime";

const MAX_MESSAGE_BYTES = 4096; // clients send nothing but a resume point
const MAX_WAITING_PACKETS = 5000;

export type SocketServerOptions = {
  relay: Relay;
  /** Known to the web process only; guards the nudge. */
  secret: string;
  /** Why a request is turned away, or null: asked for every transport. */
  refusalOf(request: IncomingMessage): string | null;
  isPageOrigin(origin: string): boolean;
};
export type SocketServer = { http: HttpServer; clientCount(): number; close(): Promise<void> };

type ConsoleSocket = Socket<ClientToServer, ServerToClient>;

function listenerOf(socket: ConsoleSocket): Listener {
  const connection = socket.conn as unknown as { writeBuffer: unknown[]; close(): void };
  // A client that stopped reading would fill our memory; it comes back and resumes where it was.
  const dropWhenStuck = () => {
    if (connection.writeBuffer.length > MAX_WAITING_PACKETS) connection.close();
  };
  return {
    start: (batch) => socket.emit("initial_batch", batch),
    send: (message) => {
      if (message.name === "generator_state") socket.emit(message.name, message.data);
      else if (message.name === "demo_state") socket.emit(message.name, message.data);
      else if (message.name === "workflow_updated") socket.emit(message.name, message.data);
      else socket.emit(message.name, message.data);
      dropWhenStuck();
    },
  };
}

function welcome(socket: ConsoleSocket, relay: Relay): void {
  const listener = listenerOf(socket);
  const point = ResumePoint.safeParse(socket.handshake.auth);
  // Closing the transport, not the socket: a client reconnects only after that.
  const orClose = (done: boolean) => {
    if (!done) socket.conn.close();
  };
  socket.on("disconnect", () => void relay.leave(listener));
  socket.on("resume", (given) => {
    const later = ResumePoint.safeParse(given);
    if (later.success) void relay.resume(listener, later.data).then(orClose);
  });
  void relay.join(listener, point.success ? point.data : null).then(orClose);
}

function isAuthorized(request: IncomingMessage, secret: string): boolean {
  const [given, wanted] = [request.headers.authorization ?? "", `Bearer ${secret}`].map((text) => Buffer.from(text));
  return given?.length === wanted?.length && timingSafeEqual(given ?? Buffer.of(), wanted ?? Buffer.of(1));
}

function answerJson(response: ServerResponse, status: number, body: unknown): void {
  const headers = {
    "content-type": "application/json",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  };
  response.writeHead(status, headers).end(JSON.stringify(body));
}

/** Socket.IO on `/`, GET /health, and POST /nudge: one long request whose every chunk says "look now". */
export function createSocketServer({ relay, secret, refusalOf, isPageOrigin }: SocketServerOptions): SocketServer {
  const http = createServer((request, response) => {
    const path = request.url?.split("?")[0];
    if (refusalOf(request)) return answerJson(response, 403, { title: "Not allowed", status: 403 });
    if (path === "/health" && request.method === "GET") {
      const { lastSeq, streamId } = relay;
      return answerJson(response, 200, {
        status: "ok",
        clients: clientCount(),
        last_seq: lastSeq,
        stream_id: streamId,
      });
    }
    if (path === "/nudge" && request.method === "POST") {
      if (!isAuthorized(request, secret)) return answerJson(response, 403, { title: "Not allowed", status: 403 });
      request.on("data", () => relay.nudge());
      request.on("end", () => answerJson(response, 200, {}));
      return;
    }
    answerJson(response, 404, { title: "Not found", status: 404 });
  });
  http.requestTimeout = 0; // the nudge's request lasts as long as the web process; headers keep their own limit
  const io = new Server<ClientToServer, ServerToClient>(http, {
    serveClient: false,
    pingInterval: HEARTBEAT_MS,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    allowRequest: (request, decide) => {
      const refusal = refusalOf(request);
      decide(refusal, refusal === null);
    },
    cors: { origin: (origin, decide) => decide(null, origin !== undefined && isPageOrigin(origin)) },
  });
  io.engine.on("connection_error", ({ code, message }: { code: number; message: string }) => {
    log.debug({ code, message }, "a connection was refused");
  });
  io.on("connection", (socket) => welcome(socket, relay));
  const clientCount = () => io.of("/").sockets.size;
  return {
    http,
    clientCount,
    close: async () => {
      http.closeAllConnections();
      await io.close();
    },
  };
}
