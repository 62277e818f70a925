"use client";
import { useQuery } from "@tanstack/react-query";
import { STALE_ADVICE, STALE_TITLE } from "@/components/threat/use-threat-change";
import { RECOMMENDATION_WORD } from "@/components/threat-words";
import { usePatchThreat } from "@/lib/query/threat-mutations";
import { threatQueries } from "@/lib/query/threats";
import type { ThreatAnalysis, Verdict } from "@/lib/schema/threat-analysis";
import { distinctScores } from "./distinct-scores";
import { EarlierReasons } from "./earlier-reasons";
import { ResolveDialog } from "./resolve-dialog";
import { useResolvedToast } from "./resolved-toast";

function Effect({ id, verdict }: { id: string; verdict: Verdict }) {
  const { data, isPending, error } = useQuery(threatQueries.preview(id, { resolution: verdict }));
  if (error) return "What this teaches could not be worked out. You can resolve all the same.";
  if (isPending || !data) return "Working out what this teaches…";
  const [before, after] = distinctScores(data.before.score, data.after.score);
  const turn = data.before.recommendation === data.after.recommendation ? "still" : "now";
  const move = before === after ? `stays at ${after}` : `${before} → ${after}`;
  return `The next signal like this: false-positive score ${move}, ${turn} ${RECOMMENDATION_WORD[data.after.recommendation].toLowerCase()}.`;
}

function Reasons({ id, verdict, listId }: { id: string; verdict: Verdict; listId: string }) {
  const { data } = useQuery(threatQueries.preview(id, { resolution: verdict }));
  return <EarlierReasons listId={listId} reasons={data?.earlier_reasons} />;
}

/** A person's verdict on a threat: shows beforehand what it teaches, and can be taken back afterwards. */
export function ResolveThreatDialog({ threat, onClose }: { threat: ThreatAnalysis; onClose: () => void }) {
  const { mutateAsync, isPending, error } = usePatchThreat();
  const resolvedToast = useResolvedToast();

  async function resolve(verdict: Verdict, note: string) {
    const { id, version } = threat;
    const resolved = await mutateAsync({ id, version, change: { resolution: verdict, note } }).catch(() => null);
    if (!resolved) return; // the dialog shows why
    onClose();
    if (resolved.resolution) resolvedToast(verdict, { kind: "threat", id, at: resolved.resolution.at });
  }

  return (
    <ResolveDialog
      description="Every answer changes how the next signal like this is judged."
      initial={threat.resolution?.verdict}
      effect={(verdict) => (verdict ? <Effect id={threat.id} verdict={verdict} /> : "Pick one to see what it teaches.")}
      reasons={(verdict, listId) => <Reasons id={threat.id} verdict={verdict} listId={listId} />}
      busy={isPending}
      error={error}
      stale={{ title: STALE_TITLE, advice: STALE_ADVICE }}
      onResolve={resolve}
      onClose={onClose}
    />
  );
}
