"use client";
import { useQuery } from "@tanstack/react-query";
import { useActorName } from "@/components/shell/actor";
import { ThreatSkeleton } from "@/components/threat/threat-skeleton";
import { ThreatView } from "@/components/threat/threat-view";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { threatQueries } from "@/lib/query/threats";

export function ShownThreat({ id }: { id: string }) {
  const actorName = useActorName();
  const { data, error, refetch } = useQuery(threatQueries.detail(id));
  if (data) return <ThreatView initial={data} actorName={actorName} />;
  if (!error) return <ThreatSkeleton />;
  return <ProblemNotice title="This threat could not be loaded" error={error} onRetry={() => void refetch()} />;
}
