"use client";
import { notifyManager, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { fixedDirection } from "@/components/ui/fixed-direction";
import { toast } from "@/components/ui/toaster";
import { afterPaint } from "@/lib/query/after-paint";
import { applyDemo, applyWorkflowToDemo } from "@/lib/query/demo";
import { applyBatch, applyGenerator, applyThreat, refreshAll } from "@/lib/query/live";
import { gatherWorkflows, refreshWorkflows, restartWorkflows } from "@/lib/query/workflow-live";
import { openRealtime } from "@/lib/realtime/browser";
import type { ThreatSummary } from "@/lib/schema/threat-analysis";
import { announce } from "./announcer";
import { isOwnThreat } from "./own-threats";
import { useConnection } from "./use-connection";

const POLL_MS = 5_000;
const GRACE_MS = 2_000;

/** Feeds the query cache from the socket; while the socket is down, asks every 5 s instead. Draws nothing. */
export function LiveUpdates({ port }: { port: number }) {
  const client = useQueryClient();
  const router = useRouter();
  const { status } = useConnection();
  const wasLost = useRef(false);

  useEffect(() => {
    const tellOfCritical = (threat: ThreatSummary) => {
      if (threat.severity !== "critical" || isOwnThreat(threat.id)) return;
      announce(`New critical threat for ${threat.customer_name}`);
      toast.error(<bdi className="line-clamp-2">{fixedDirection(threat.headline)}</bdi>, {
        id: threat.id,
        description: <bdi>Critical · {fixedDirection(threat.customer_name)}</bdi>,
        action: { label: "Open", onClick: () => router.push(`/threats/${threat.id}`) },
      });
    };
    const workflows = gatherWorkflows(client);
    let stream: string | null = null;
    const close = openRealtime(
      port,
      {
        together: (run) => {
          notifyManager.batch(run);
          workflows.show();
        },
        onBatch: (batch) => {
          applyBatch(client, batch);
          restartWorkflows(client);
          if (stream !== null && stream !== batch.stream_id) void client.invalidateQueries(); // all was replaced: a reset
          stream = batch.stream_id;
        },
        onNew: ({ threat }) => {
          applyThreat(client, threat);
          tellOfCritical(threat);
        },
        onUpdate: ({ threat }) => applyThreat(client, threat),
        onWorkflow: ({ workflow }) => {
          workflows.add(workflow);
          applyWorkflowToDemo(client, workflow);
        },
        onGenerator: ({ generator }) => applyGenerator(client, generator),
        onDemo: ({ demo }) => applyDemo(client, demo),
      },
      afterPaint(),
    );
    return () => {
      close();
      workflows.stop();
    };
  }, [client, port, router]);

  useEffect(() => {
    if (status === "live") {
      if (wasLost.current) toast.success("Live again", { id: "connection", description: "Lists are up to date." });
      wasLost.current = false;
      return;
    }
    const poll = setInterval(() => {
      refreshAll(client);
      refreshWorkflows(client);
    }, POLL_MS);
    const lost = setTimeout(() => {
      if (status !== "reconnecting" || wasLost.current) return;
      wasLost.current = true;
      toast.warning("Live updates paused", { id: "connection", description: "Lists refresh every 5 s meanwhile." });
    }, GRACE_MS);
    return () => {
      clearInterval(poll);
      clearTimeout(lost);
    };
  }, [client, status]);

  return null;
}
