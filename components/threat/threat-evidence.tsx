"use client";
import { type ReactNode, useCallback } from "react";
import { EvidenceProvider } from "@/components/evidence/evidence-chips";
import { EvidenceCard } from "./evidence-card";
import { useThreatPage } from "./threat-context";

/** Every chip below opens evidence of this page's threat. */
export function ThreatEvidence({ children }: { children: ReactNode }) {
  const { evidence } = useThreatPage();
  const draw = useCallback(
    (id: string, leave: () => void) => {
      const owned = evidence.get(id);
      return owned ? <EvidenceCard owned={owned} onLeave={leave} /> : null;
    },
    [evidence],
  );
  return <EvidenceProvider draw={draw}>{children}</EvidenceProvider>;
}
