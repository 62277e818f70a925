"use client";
import { useQuery } from "@tanstack/react-query";
import { ThreatSkeleton } from "@/components/threat/threat-skeleton";
import { loadLater, useLater } from "@/components/ui/load-later";
import { WorkflowSkeleton } from "@/components/workflow/workflow-skeleton";
import { threatQueries } from "@/lib/query/threats";
import { workflowQueries } from "@/lib/query/workflows";
import type { Chosen } from "./use-review-place";

// The queue is drawn first; what fills it is fetched beside its data.
const threatPart = loadLater(() => import("./shown-threat"));
const alertPart = loadLater(() => import("./shown-alert"));
const unread = { notifyOnChangeProps: [] satisfies never[] }; // asked for here, read by the part

function Threat({ id }: { id: string }) {
  useQuery({ ...threatQueries.detail(id), ...unread });
  const loaded = useLater(threatPart, true);
  return loaded ? <loaded.ShownThreat id={id} /> : <ThreatSkeleton />;
}

function Alert({ id }: { id: string }) {
  useQuery({ ...workflowQueries.one(id), ...unread });
  const loaded = useLater(alertPart, true);
  return loaded ? <loaded.ShownAlert id={id} /> : <WorkflowSkeleton />;
}

/** The whole of one item, as its own page shows it, with the same keys. */
export function ShownItem({ kind, id }: Chosen) {
  return kind === "threat" ? <Threat key={id} id={id} /> : <Alert key={id} id={id} />;
}
