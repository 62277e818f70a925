import type { LiveCounts } from "@/lib/schema/analytics";
import type { ThreatSummary } from "@/lib/schema/threat-analysis";

export type FeedRow = { seq: number; kind: string; payload: string };

/** All that the relay asks of the store. Sequence numbers are those of the outbox. */
export interface Feed {
  streamId(): Promise<string>;
  /** The newest number ever given, even when its row was cleared since; 0 at the very beginning. */
  lastSeq(): Promise<number>;
  /** The oldest row still kept, or null when none is. */
  firstSeq(): Promise<number | null>;
  /** In order, only rows with a number above `seq`. */
  after(seq: number, limit: number): Promise<FeedRow[]>;
  /** Newest first, only threats created at or before `seq`. */
  newest(limit: number, upTo: number): Promise<ThreatSummary[]>;
  counts(): Promise<LiveCounts>;
}
