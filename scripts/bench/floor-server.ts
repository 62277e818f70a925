// The stack's floor: bare node:http, the same zod parse, one row of the same size into the same SQLite settings.
import http from "node:http";
import path from "node:path";
import Database from "better-sqlite3";
import { TriggerRequest } from "@/lib/schema/trigger-request";

const [folder = ".", size = "27000"] = process.argv.slice(2);
const db = new Database(path.join(folder, "floor.db"));
db.pragma("journal_mode = WAL");
db.pragma("synchronous = NORMAL");
db.exec("CREATE TABLE IF NOT EXISTS rows (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT, document TEXT)");
const insert = db.prepare("INSERT INTO rows (id, document) VALUES (?, ?)");
const filler = "x".repeat(Number(size));

const server = http.createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const parsed = TriggerRequest.safeParse(JSON.parse(Buffer.concat(chunks).toString("utf8")));
    insert.run(parsed.data?.body.id ?? null, filler);
    response.writeHead(parsed.success ? 200 : 422, { "content-type": "application/json" });
    response.end(filler);
  });
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as { port: number }).port));
process.once("disconnect", () => process.exit(0));
