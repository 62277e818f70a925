import * as z from "zod";
import { AppError } from "@/lib/errors";
import type { Judgement, ThreatAnalysis } from "@/lib/schema/threat-analysis";
import type { Database } from "./client";
import { integer } from "./columns";
import { isDuplicate } from "./failure";
import { insertThreat, type NewThreat, newThreat } from "./threat-insert";
import { listThreatRows } from "./threat-list";
import { SELECT_STATE, SELECT_WHOLE, StateRow, ThreatRow, type ThreatState } from "./threat-row";

/** Who changed what, and when, as the audit keeps it. */
export type Change = { actor: { name: string }; requestId: string; at: string; action: string; detail: unknown };

/** Thrown by `add` when another call stored the same id, or claimed the same key, first. */
export class LostRace extends Error {}

export type ThreatStore = ReturnType<typeof threatStore>;

const Seq = z.object({ seq: integer });
const Hash = z.object({ signalHash: z.string() });

export function threatStore(db: Database) {
  let lastCreatedAt: string | null = null;

  /** `createdAt` never goes back, so that its order is the order of `seq`. */
  async function notBefore(createdAt: string): Promise<string> {
    if (lastCreatedAt === null) {
      const [newest] = await db.read(
        z.object({ createdAt: z.string() }),
        "SELECT createdAt FROM threats ORDER BY seq DESC LIMIT 1",
      );
      lastCreatedAt ??= newest?.createdAt ?? "";
    }
    if (createdAt > lastCreatedAt) lastCreatedAt = createdAt;
    return lastCreatedAt;
  }

  return {
    /**
     * Stores threat, outbox event and audit entry, or nothing.
     * @throws LostRace when the id is stored or the Idempotency-Key is claimed already
     */
    async add(judgement: Judgement, meta: NewThreat): Promise<ThreatAnalysis> {
      const dated = { ...meta, createdAt: await notBefore(meta.createdAt) };
      const threat = newThreat(judgement, dated);
      const { sql, params } = insertThreat(threat, dated);
      try {
        const [row] = await db.write(Seq, sql, ...params);
        if (!row) throw new Error("The database stored a threat without answering its number");
        return { ...threat, seq: row.seq };
      } catch (error) {
        if (isDuplicate(error, "threats.id") || isDuplicate(error, "idempotency_keys")) {
          throw new LostRace("Another call was first", { cause: error });
        }
        throw error;
      }
    },

    async findById(id: string): Promise<ThreatAnalysis | null> {
      const [threat] = await db.read(ThreatRow, `${SELECT_WHOLE} WHERE id = ?`, id);
      return threat ?? null;
    },

    /** The threat of this id, when it came from the same body. @throws conflict when it came from another */
    async findBySignal(id: string, signalHash: string): Promise<ThreatAnalysis | null> {
      const [row] = await db.read(Hash, "SELECT signalHash FROM threats WHERE id = ?", id);
      if (!row) return null;
      if (row.signalHash !== signalHash) {
        throw new AppError("conflict", "A threat with this id is stored already, and it came from another body.");
      }
      return this.findById(id);
    },

    async findState(id: string): Promise<ThreatState | null> {
      const [state] = await db.read(StateRow, `${SELECT_STATE} WHERE id = ?`, id);
      return state ?? null;
    },

    /** Writes the next state over `state.version`, with its outbox event and audit entry. @throws stale when somebody was first */
    async update(state: ThreatState, next: Partial<ThreatState>, change: Change): Promise<ThreatState> {
      const after = { ...state, ...next, version: state.version + 1 };
      const { resolution } = after;
      after.summary = {
        ...state.summary,
        status: after.status,
        assignee: after.assignee,
        resolution: resolution?.verdict ?? null,
        version: after.version,
        updated_at: change.at,
      };
      const changed = await db.write(
        Seq,
        `UPDATE threats SET status = ?, assignee = ?, acknowledgedAt = ?, snoozedUntil = ?, snoozedBy = ?, snoozeReason = ?,
           resolution = ?, resolutionNote = ?, resolvedBy = ?, resolvedAt = ?, notes = ?, decisions = ?, version = ?, summary = ?, updatedAt = ?,
           actor = ?, action = ?, requestId = ?, detail = ?
         WHERE id = ? AND version = ? RETURNING seq`,
        after.status,
        after.assignee,
        after.acknowledged_at,
        after.snoozed_until,
        after.snoozed_by,
        after.snooze_reason,
        resolution?.verdict ?? null,
        resolution?.note ?? null,
        resolution?.by ?? null,
        resolution?.at ?? null,
        JSON.stringify(after.notes),
        JSON.stringify(after.decisions),
        after.version,
        JSON.stringify(after.summary),
        change.at,
        change.actor.name,
        change.action,
        change.requestId,
        JSON.stringify(change.detail),
        state.id,
        state.version,
      );
      if (changed.length === 0) {
        throw new AppError("stale", "Somebody changed this threat in the meantime. Load it again, then decide.");
      }
      return after;
    },

    list: listThreatRows(db),

    /** After a reset the order of creation starts anew. */
    forget() {
      lastCreatedAt = null;
    },
  };
}
