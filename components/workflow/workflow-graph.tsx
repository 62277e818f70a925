"use client";
import type { KeyboardEvent } from "react";
import { classNames } from "@/components/ui/class-names";
import { type Layout, NARROW, WIDE } from "./graph-layout";
import { AGENT_OF, edgeOf, type Graph, type GraphNode, graphOf, NODE_ORDER, type NodeState } from "./graph-state";
import type { WorkflowViewName } from "./view-params";
import { useWorkflow } from "./workflow-context";

const FRAME: Record<NodeState, string> = {
  ahead: "fill-panel stroke-line",
  running: "fill-panel stroke-accent",
  waiting: "fill-panel stroke-high",
  done: "fill-raised stroke-faint",
  skipped: "fill-panel stroke-faint",
  failed: "fill-critical/10 stroke-critical",
};

const INK: Record<NodeState, string> = {
  ahead: "fill-muted",
  running: "fill-accent",
  waiting: "fill-high",
  done: "fill-muted",
  skipped: "fill-muted",
  failed: "fill-critical",
};

const GLYPH: Partial<Record<NodeState, string>> = {
  done: "m0 4 3 3 6-7",
  failed: "m1 0 7 7m0-7-7 7",
  skipped: "M0 3.5h9",
};

/** The part that a node's result is shown in. */
const viewOf = (node: GraphNode): WorkflowViewName => (node.id === "approve" ? "response" : AGENT_OF[node.id]);

type NodeProps = { node: GraphNode; layout: Layout; shown: boolean; onShow: () => void };

function Node({ node, layout, shown, onShow }: NodeProps) {
  const { x, y, width, height } = layout.boxes[node.id];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onShow();
  };
  const isLit = node.state === "running" || node.state === "waiting";
  const glyph = GLYPH[node.state];
  return (
    // biome-ignore lint/a11y/useSemanticElements: HTML has no button inside a drawing
    <g
      role="button"
      tabIndex={0}
      aria-label={`${node.name}: ${node.words}. Show its result`}
      aria-pressed={shown}
      data-node={node.id}
      data-state={node.state}
      onClick={onShow}
      onKeyDown={onKeyDown}
      className="group cursor-pointer outline-none"
    >
      {isLit ? (
        <rect
          x={x - 4}
          y={y - 4}
          width={width + 8}
          height={height + 8}
          rx="11"
          className={classNames(
            "animate-pulse motion-reduce:animate-none",
            node.state === "waiting" ? "fill-high/40" : "fill-accent/40",
          )}
        />
      ) : null}
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx="8"
        strokeWidth={isLit ? 1.6 : 1.2}
        strokeDasharray={node.state === "skipped" ? "4 3" : undefined}
        className={classNames(FRAME[node.state], "group-hover:stroke-text")}
      />
      {shown ? (
        <path d={`M${x + 12} ${y + height}H${x + width - 12}`} className="stroke-accent" strokeWidth="3" />
      ) : null}
      <rect
        x={x - 3}
        y={y - 3}
        width={width + 6}
        height={height + 6}
        rx="10"
        fill="none"
        strokeWidth="2"
        className="stroke-transparent group-focus-visible:stroke-accent"
      />
      <text
        x={x + 12}
        y={y + 20}
        className={classNames(
          "font-semibold text-[12.5px]",
          node.state === "skipped" || node.state === "ahead" ? "fill-muted" : "fill-text",
        )}
      >
        {node.name}
      </text>
      {glyph ? (
        <path
          d={glyph}
          transform={`translate(${x + 12} ${y + 28})`}
          fill="none"
          strokeWidth="1.7"
          strokeLinecap="round"
          strokeLinejoin="round"
          className={node.state === "failed" ? "stroke-critical" : node.state === "done" ? "stroke-ok" : "stroke-faint"}
        />
      ) : null}
      <text x={x + (glyph ? 27 : 12)} y={y + 36} className={classNames("text-[11.5px]", INK[node.state])}>
        {node.words}
      </text>
    </g>
  );
}

function Drawing({ graph, layout, className }: { graph: Graph; layout: Layout; className: string }) {
  const { view, open } = useWorkflow();
  const { start, end } = layout;
  const endTone = graph.ended === "failed" ? "fill-critical stroke-critical" : "fill-ok stroke-ok";
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: its nodes are named, and the list beside it says the rest
    <svg
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      width={layout.width}
      className={classNames("h-auto max-w-full", className)}
    >
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: lines and dots take no focus */}
      <g aria-hidden="true" fill="none">
        {layout.edges.map((edge) => {
          const state = edgeOf(graph, edge.from, edge.to);
          return (
            <path
              key={edge.path}
              d={edge.path}
              strokeWidth={state === "taken" ? 1.8 : 1.3}
              strokeDasharray={state === "not_taken" ? "3 4" : undefined}
              className={state === "taken" ? "stroke-muted" : state === "ahead" ? "stroke-line" : "stroke-faint"}
            />
          );
        })}
        <circle
          cx={start.x}
          cy={start.y}
          r="7"
          strokeWidth="1.6"
          className={
            graph.started
              ? "fill-muted stroke-muted"
              : "animate-pulse fill-accent stroke-accent motion-reduce:animate-none"
          }
        />
        <circle
          cx={end.x}
          cy={end.y}
          r="8"
          strokeWidth="1.6"
          className={graph.ended === "no" ? "fill-panel stroke-faint" : endTone}
        />
        <text
          x={start.x + (layout === NARROW ? 14 : -10)}
          y={start.y + (layout === NARROW ? 4 : 24)}
          className="fill-muted font-mono text-[9.5px]"
        >
          START
        </text>
        <text
          x={end.x + (layout === NARROW ? -48 : -10)}
          y={end.y + (layout === NARROW ? 4 : 26)}
          className="fill-muted font-mono text-[9.5px]"
        >
          END
        </text>
      </g>
      {NODE_ORDER.map((id) => {
        const node = graph.nodes[id];
        const shown = view === viewOf(node) && id !== "approve";
        return <Node key={id} node={node} layout={layout} shown={shown} onShow={() => open(viewOf(node))} />;
      })}
    </svg>
  );
}

/** The alert graph with the node lit at which this workflow stands. A node opens its result. */
export function WorkflowGraph() {
  const { workflow } = useWorkflow();
  const graph = graphOf(workflow);
  return (
    <section aria-label="Workflow graph" className="rounded-panel border border-line bg-panel px-3 py-3">
      <Drawing graph={graph} layout={WIDE} className="mx-auto hidden sm:block" />
      <Drawing graph={graph} layout={NARROW} className="mx-auto sm:hidden" />
      <ol aria-label="Steps of the workflow" className="sr-only">
        <li>Start: {graph.started ? "taken up by a worker" : "waits in the queue"}</li>
        {NODE_ORDER.map((id) => (
          <li key={id} aria-current={["running", "waiting"].includes(graph.nodes[id].state) ? "step" : undefined}>
            {graph.nodes[id].name}: {graph.nodes[id].words}
          </li>
        ))}
        <li>
          End: {graph.ended === "no" ? "not reached yet" : graph.ended === "well" ? "reached" : "ended in failure"}
        </li>
      </ol>
    </section>
  );
}
