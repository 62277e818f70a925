"use client";
import { useQuery } from "@tanstack/react-query";
import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useCallback, useState } from "react";
import { openExportMenu } from "@/components/export/export-menu";
import { IntegrityPanel } from "@/components/model/integrity-panel";
import type { Decision } from "@/components/response/action-words";
import { DecisionDialog } from "@/components/response/decision-dialog";
import { usePageKeys } from "@/components/shell/use-page-keys";
import { STATUS_WORD } from "@/components/threat-words";
import { Button } from "@/components/ui/button";
import { dialogLater } from "@/components/ui/dialog-later";
import { TabPanel, Tabs } from "@/components/ui/tabs";
import { threatQueries } from "@/lib/query/threats";
import type { ThreatAnalysis } from "@/lib/schema/threat-analysis";
import { AgentsTab } from "./agents-tab";
import { OverviewTab } from "./overview-tab";
import { RawTab } from "./raw-tab";
import { ResponseTab } from "./response-tab";
import { THREAT_TABS, ThreatProvider, type ThreatTab, useThreatPage } from "./threat-context";
import { ThreatEvidence } from "./threat-evidence";
import { ThreatHeader } from "./threat-header";
import { TimelineTab } from "./timeline-tab";
import { useDecision, useThreatChange } from "./use-threat-change";
import { WHY_ID } from "./why-panel";

const ResolveThreatDialog = dialogLater(() =>
  import("@/components/resolve/resolve-threat-dialog").then((file) => file.ResolveThreatDialog),
);

const PARAMS = { tab: parseAsStringLiteral(THREAT_TABS).withDefault("overview"), field: parseAsArrayOf(parseAsString) };

const TAB_WORD: Record<ThreatTab, string> = {
  overview: "Overview",
  agents: "Agents",
  timeline: "Timeline",
  response: "Response",
  raw: "Raw",
};

const NO_FIELDS: string[] = [];

type Asked = { actionId: string; decision: Decision } | "resolve" | null;

function showWhy() {
  const panel = document.getElementById(WHY_ID);
  panel?.scrollIntoView({ block: "start" });
  panel?.focus({ preventScroll: true });
}

type Props = { tab: ThreatTab; actorName: string; asked: Asked; setAsked: (asked: Asked) => void };

function ThreatBody({ tab, actorName, asked, setAsked }: Props) {
  const { threat, open, ask } = useThreatPage();
  const { change, busy } = useThreatChange();
  const { decide, busy: deciding } = useDecision();
  const plan = threat.response_plan;

  function take() {
    const mine = threat.assignee === actorName;
    void change({ assignee: mine ? null : actorName }, mine ? "Released" : "Taken: it is yours");
  }
  function approve() {
    if (plan.primary_action.status === "proposed") ask(plan.primary_action.id, "approve");
  }
  function why() {
    open("overview");
    requestAnimationFrame(() => requestAnimationFrame(showWhy)); // the tab's panel exists after the next paint
  }
  const resolve = () => setAsked("resolve");
  usePageKeys({ t: take, r: resolve, a: approve, w: why, e: openExportMenu });

  const asks = asked && asked !== "resolve" ? asked : null;
  const action = [plan.primary_action, ...plan.secondary_actions].find((one) => one.id === asks?.actionId);
  return (
    <>
      <ThreatHeader actorName={actorName} busy={busy} onTake={take} onResolve={resolve} onApprove={approve} />
      <p role="status" className="sr-only">
        {STATUS_WORD[threat.status]}, {threat.assignee ? `taken by ${threat.assignee}` : "not taken"}, version{" "}
        {threat.version}
      </p>
      <div className="not-empty:mt-4">
        <IntegrityPanel integrity={threat.integrity} subject="signal" />
      </div>
      <Tabs
        className="mt-4"
        label="About this threat"
        tabs={THREAT_TABS.map((value) => ({ value, label: TAB_WORD[value] }))}
        value={tab}
        onValueChange={(value) => open(THREAT_TABS.find((one) => one === value) ?? "overview")}
        aside={
          <Button variant="ghost" size="small" shortcut="w" onClick={why} className="max-sm:hidden">
            Why?
          </Button>
        }
      >
        <TabPanel value="overview" className="mt-3">
          <OverviewTab />
        </TabPanel>
        <TabPanel value="agents" className="mt-3">
          <AgentsTab />
        </TabPanel>
        <TabPanel value="timeline" className="mt-3">
          <TimelineTab />
        </TabPanel>
        <TabPanel value="response" className="mt-3">
          <ResponseTab />
        </TabPanel>
        <TabPanel value="raw" className="mt-3">
          <RawTab />
        </TabPanel>
      </Tabs>
      {asked === "resolve" ? <ResolveThreatDialog threat={threat} onClose={() => setAsked(null)} /> : null}
      {asks && action ? (
        <DecisionDialog
          action={action}
          decision={asks.decision}
          busy={deciding}
          onDecide={(decision, done) => decide(action.id, decision, done)}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </>
  );
}

/** One threat. The server painted `initial`; from then on the query cache, which the socket feeds, is the truth. */
export function ThreatView({ initial, actorName }: { initial: ThreatAnalysis; actorName: string }) {
  const { data: threat = initial } = useQuery({ ...threatQueries.detail(initial.id), initialData: initial });
  const [{ tab, field }, setParams] = useQueryStates(PARAMS, { history: "push", shallow: true });
  const [asked, setAsked] = useState<Asked>(null);
  const open = useCallback(
    (next: ThreatTab, at?: string | string[]) => void setParams({ tab: next, field: at ? [at].flat() : null }),
    [setParams],
  );
  const ask = useCallback((actionId: string, decision: Decision) => setAsked({ actionId, decision }), []);
  return (
    <ThreatProvider threat={threat} fields={tab === "raw" && field ? field : NO_FIELDS} open={open} ask={ask}>
      <ThreatEvidence>
        <ThreatBody tab={tab} actorName={actorName} asked={asked} setAsked={setAsked} />
      </ThreatEvidence>
    </ThreatProvider>
  );
}
