"use client";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Decision } from "@/components/response/action-words";
import type { ThreatAnalysis } from "@/lib/schema/threat-analysis";
import { type EvidenceIndex, indexEvidence } from "./evidence-lookup";

export const THREAT_TABS = ["overview", "agents", "timeline", "response", "raw"] as const;
export type ThreatTab = (typeof THREAT_TABS)[number];

type ThreatPage = {
  threat: ThreatAnalysis;
  evidence: EvidenceIndex;
  /** The paths of the raw signal that are lit up. */
  fields: readonly string[];
  /** Opens a tab; `fields` are paths of the raw signal to light up. */
  open: (tab: ThreatTab, fields?: string | string[]) => void;
  /** Asks the reader to confirm a decision on an action; decides nothing by itself. */
  ask: (actionId: string, decision: Decision) => void;
};

const Context = createContext<ThreatPage | null>(null);

type Props = Omit<ThreatPage, "evidence"> & { children: ReactNode };

export function ThreatProvider({ threat, fields, open, ask, children }: Props) {
  const evidence = useMemo(() => indexEvidence(threat), [threat]);
  const page = useMemo(() => ({ threat, evidence, fields, open, ask }), [threat, evidence, fields, open, ask]);
  return <Context value={page}>{children}</Context>;
}

/** The threat that this page is about. Throws outside of a ThreatProvider. */
export function useThreatPage(): ThreatPage {
  const page = useContext(Context);
  if (!page) throw new Error("useThreatPage needs a ThreatProvider");
  return page;
}
