"use client";
import { useRouter } from "next/navigation";
import { markOwnThreat } from "@/components/live/own-threats";
import { fixedDirection } from "@/components/ui/fixed-direction";
import { SEVERITY_WORD } from "@/components/ui/severity-mark";
import { toast } from "@/components/ui/toaster";
import { useTrigger } from "@/lib/query/threat-mutations";
import type { ThreatAnalysis } from "@/lib/schema/threat-analysis";

/** Says what became of a posted signal, with the way to it, and lights its row. */
export function useThreatToast() {
  const router = useRouter();
  return (threat: ThreatAnalysis) => {
    markOwnThreat(threat.id);
    toast.success(<bdi className="line-clamp-3">{fixedDirection(threat.headline)}</bdi>, {
      id: threat.id,
      description: (
        <>
          {SEVERITY_WORD[threat.severity]} · <bdi>{fixedDirection(threat.signal.customer_name)}</bdi> · judged in{" "}
          {Math.max(1, Math.round(threat.total_processing_time_ms))} ms
        </>
      ),
      action: { label: "Open", onClick: () => router.push(`/threats/${threat.id}`) },
      duration: 8_000,
    });
  };
}

export function useTriggerWithToast() {
  const { mutate, isPending } = useTrigger();
  const told = useThreatToast();
  const trigger = (body: unknown) =>
    mutate(
      { body },
      {
        onSuccess: told,
        onError: (error) => toast.error("No threat was triggered", { description: error.message }),
      },
    );
  return { trigger, busy: isPending };
}
