import { randomUUID } from "node:crypto";
import * as z from "zod";
import { Play } from "@/lib/schema/demo";
import { GeneratorState } from "@/lib/schema/generator";
import type { Database, Statement } from "./client";
import { json } from "./columns";

const Value = z.object({ value: z.string() });
const PUT = `INSERT INTO settings (name, value, updatedAt) VALUES (?, ?, ?)
  ON CONFLICT (name) DO UPDATE SET value = excluded.value, updatedAt = excluded.updatedAt`;

export const putSetting = (name: string, value: unknown, at: string): Statement => [
  PUT,
  name,
  JSON.stringify(value),
  at,
];

type Audited = { actor: string; requestId: string; at: string };
const audited = (action: string, detail: unknown, { at, actor, requestId }: Audited): Statement => [
  "INSERT INTO audit (at, actor, action, subject, requestId, detail) VALUES (?, ?, ?, 'demo', ?, ?)",
  at,
  actor,
  action,
  requestId,
  JSON.stringify(detail),
];

export type SettingStore = ReturnType<typeof settingStore>;

export function settingStore(db: Database) {
  async function get<T extends z.ZodType>(name: string, schema: T): Promise<z.infer<T> | null> {
    const [row] = await db.read(Value, "SELECT value FROM settings WHERE name = ?", name);
    return row ? json(schema).parse(row.value) : null;
  }
  return {
    generator: () => get("generator", GeneratorState),
    /** The state, its event and its audit entry together. */
    setGenerator: (state: GeneratorState, by: { actor: string; requestId: string; at: string }) =>
      db.transaction([
        putSetting("generator", state, by.at),
        [
          "INSERT INTO outbox (kind, subjectId, payload, createdAt) VALUES ('generator_state', 'generator', ?, ?)",
          JSON.stringify(state),
          by.at,
        ],
        [
          "INSERT INTO audit (at, actor, action, subject, requestId, detail) VALUES (?, ?, 'generator.changed', 'generator', ?, ?)",
          by.at,
          by.actor,
          by.requestId,
          JSON.stringify(state),
        ],
      ]),
    /** Names this history of events: a browser that knows another starts over. Made at the first ask. */
    async streamId(): Promise<string> {
      await db.run(
        "INSERT OR IGNORE INTO settings (name, value, updatedAt) VALUES ('stream', ?, ?)",
        JSON.stringify(randomUUID()),
        new Date().toISOString(),
      );
      return (await get("stream", z.string())) ?? "";
    },
    demoPlay: () => get("demo_play", Play),
    /** The play, its event, and an audit entry for what somebody did. */
    setDemoPlay: (play: Play, by: { action: string | null; actor: string; requestId: string; at: string }) =>
      db.transaction([
        putSetting("demo_play", play, by.at),
        [
          "INSERT INTO outbox (kind, subjectId, payload, createdAt) VALUES ('demo_state', 'demo', ?, ?)",
          JSON.stringify({ play }),
          by.at,
        ],
        ...(by.action === null ? [] : [audited(by.action, { name: play.name, speed: play.speed }, by)]),
      ]),
    seededAt: () => get("seeded", z.string()),
    markSeeded: (at: string) => db.transaction([putSetting("seeded", at, at)]),
  };
}
