"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { AGENT_WORD, THREAT_TYPE_WORD } from "@/components/threat-words";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel } from "@/components/ui/panel";
import { SeverityMark } from "@/components/ui/severity-mark";
import { Skeleton } from "@/components/ui/skeleton";
import { threatQueries } from "@/lib/query/threats";
import type { Analytics } from "@/lib/schema/analytics";
import { SEVERITIES, THREAT_TYPES } from "@/lib/schema/vocabulary";
import { HourChart } from "./hour-chart";
import { dayBefore, listHref } from "./metric-cards";
import { countWords, durationWords } from "./metric-words";

const ROW = "-mx-1.5 flex h-7 items-center gap-3 rounded-chip px-1.5 hover:bg-raised";

function BySeverity({ data }: { data: Analytics }) {
  const since = dayBefore(data.generated_at);
  return (
    <Panel title="By hour and severity" hint="24 h">
      <HourChart hours={data.by_hour} />
      <ul aria-label="Threats by severity, 24 hours" className="mt-2 grid grid-cols-2 gap-x-6">
        {SEVERITIES.map((severity) => (
          <li key={severity}>
            <Link href={listHref({ severity: [severity], since })} prefetch={false} className={ROW}>
              <SeverityMark severity={severity} />
              <span className="ml-auto">{countWords(data.by_severity_24h[severity])}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function ByType({ data }: { data: Analytics }) {
  const since = dayBefore(data.generated_at);
  const rows = THREAT_TYPES.map((type) => ({ type, count: data.by_threat_type_24h[type] }))
    .filter((row) => row.count > 0)
    .sort((a, b) => b.count - a.count);
  const top = rows[0]?.count ?? 1;
  return (
    <Panel title="By type" hint="24 h">
      {rows.length === 0 && <EmptyState title="No threats in 24 hours." />}
      <ul aria-label="Threats by type, 24 hours">
        {rows.map(({ type, count }) => (
          <li key={type}>
            <Link href={listHref({ threat_type: [type], since })} prefetch={false} className={ROW}>
              <span className="w-[124px] shrink-0 truncate text-muted">{THREAT_TYPE_WORD[type]}</span>
              <span aria-hidden="true" className="h-1.5 min-w-0 flex-1 overflow-hidden rounded-full bg-track">
                <span className="block h-full rounded-full bg-accent" style={{ width: `${(count / top) * 100}%` }} />
              </span>
              <span className="w-8 shrink-0 text-right">{countWords(count)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Agents({ data }: { data: Analytics }) {
  return (
    <Panel title="Agents" hint="last hour">
      <table className="w-full text-left">
        <thead className="text-[12px] text-muted">
          <tr>
            <th scope="col" className="pb-1 font-normal">
              Agent
            </th>
            <th scope="col" className="pb-1 text-right font-normal">
              Runs
            </th>
            <th scope="col" className="pb-1 text-right font-normal">
              Evidence
            </th>
            <th scope="col" className="pb-1 text-right font-normal">
              Mean
            </th>
          </tr>
        </thead>
        <tbody>
          {data.agents.map((agent) => (
            <tr key={agent.agent_name} className="h-7">
              <th scope="row" className="font-normal text-muted">
                {AGENT_WORD[agent.agent_name]}
              </th>
              <td className="text-right">{countWords(agent.runs)}</td>
              <td className="text-right">{countWords(agent.evidence)}</td>
              <td className="whitespace-nowrap text-right font-mono text-[12px]">{durationWords(agent.mean_ms)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

export function SideCharts() {
  const { data, error } = useQuery(threatQueries.analytics());
  if (!data && error) return null; // the figures above say what is wrong
  if (!data) {
    return (
      <div aria-busy="true" className="grid content-start gap-3">
        <Skeleton className="h-[330px] !rounded-panel" />
        <Skeleton className="h-[260px] !rounded-panel" />
        <Skeleton className="h-[220px] !rounded-panel" />
      </div>
    );
  }
  return (
    <div className="grid min-w-0 content-start gap-3">
      <BySeverity data={data} />
      <ByType data={data} />
      <Agents data={data} />
    </div>
  );
}
