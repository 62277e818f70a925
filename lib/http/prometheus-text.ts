import type { Metrics } from "@/lib/schema/metrics";

export type Sample = { labels?: Record<string, string>; value: number | null };

const CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";
const escaped = (text: string) => text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll('"', '\\"');

/** Samples without a value are left out: Prometheus would read a zero as a measurement. */
export function family(name: string, type: "gauge" | "counter", help: string, samples: Sample[]): string[] {
  const lines = samples.flatMap(({ labels, value }) => {
    if (value === null) return [];
    const inner = Object.entries(labels ?? {}).map(([label, text]) => `${label}="${escaped(text)}"`);
    return [`${name}${inner.length > 0 ? `{${inner.join(",")}}` : ""} ${value}`];
  });
  return lines.length > 0 ? [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines] : [];
}

const by = (label: string, counts: Record<string, number>): Sample[] =>
  Object.entries(counts).map(([key, value]) => ({ labels: { [label]: key }, value }));
const seconds = (ms: number | null) => (ms === null ? null : ms / 1000);
const times = ({ mean_ms, p95_ms }: Metrics["processing"], labels: Record<string, string> = {}): Sample[] => [
  { labels: { ...labels, stat: "mean" }, value: seconds(mean_ms) },
  { labels: { ...labels, stat: "p95" }, value: seconds(p95_ms) },
];

/** The figures of GET /api/metrics in Prometheus' text format, and lines of others after them. */
export function prometheusText(metrics: Metrics, more: string[] = []): Response {
  const { queue, accuracy, agents } = metrics;
  const lines = [
    ...family("soc_workflows", "gauge", "Stored workflows.", [{ value: metrics.total }]),
    ...family("soc_workflows_by_status", "gauge", "Stored workflows by status.", by("status", metrics.by_status)),
    ...family("soc_workflows_by_verdict", "gauge", "Stored workflows by verdict.", by("verdict", metrics.by_verdict)),
    ...family(
      "soc_workflows_by_priority",
      "gauge",
      "Stored workflows by priority.",
      by("priority", metrics.by_priority),
    ),
    ...family(
      "soc_workflow_processing_seconds",
      "gauge",
      "First claim to the last node's end, 24 h.",
      times(metrics.processing),
    ),
    ...family(
      "soc_workflow_latency_seconds",
      "gauge",
      "Receipt to the last node's end, 24 h.",
      times(metrics.accepted_to_completed),
    ),
    ...family(
      "soc_agent_runs",
      "gauge",
      "Runs of an agent, 24 h.",
      agents.map(({ agent, runs }) => ({ labels: { agent }, value: runs })),
    ),
    ...family(
      "soc_agent_failures",
      "gauge",
      "Failed runs of an agent, 24 h.",
      agents.map(({ agent, failures }) => ({ labels: { agent }, value: failures })),
    ),
    ...family(
      "soc_agent_seconds",
      "gauge",
      "Duration of an agent's runs, 24 h.",
      agents.flatMap((agent) => times(agent, { agent: agent.agent })),
    ),
    ...family("soc_workflow_error_ratio", "gauge", "Failed workflows, of those that ended.", [
      { value: metrics.error_rate },
    ]),
    ...family("soc_queue_waiting", "gauge", "Alerts that wait for a worker.", [{ value: queue.waiting }]),
    ...family("soc_queue_running", "gauge", "Alerts that a worker holds.", [{ value: queue.running }]),
    ...family("soc_queue_most", "gauge", "Waiting alerts past which intake answers 503.", [{ value: queue.most }]),
    ...family("soc_queue_oldest_waiting_seconds", "gauge", "Age of the oldest waiting alert.", [
      { value: queue.oldest_waiting_seconds },
    ]),
    ...family("soc_workflows_per_minute", "gauge", "Workflows that ended in the last minute.", [
      { value: metrics.throughput_per_minute },
    ]),
    ...family("soc_workflows_awaiting_approval", "gauge", "Workflows that wait for a person.", [
      { value: metrics.awaiting_approval },
    ]),
    ...family("soc_verdicts_judged", "gauge", "Verdicts that a person resolved.", [{ value: accuracy.judged }]),
    ...family("soc_verdicts_agreed", "gauge", "Of those, with the person's agreement.", [{ value: accuracy.agreed }]),
    ...more,
  ];
  return new Response(`${lines.join("\n")}\n`, { headers: { "content-type": CONTENT_TYPE } });
}
