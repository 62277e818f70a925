import { mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { DemoState, Play, PlayRequest, StageState } from "@/lib/schema/demo";
import type { WorkflowSummary } from "@/lib/schema/workflow";
import { request } from "./client";

export const demoKeys = {
  state: ["demo", "state"] as const,
  stories: ["demo", "stories"] as const,
};

/** A play with the moment at which this browser learned of it: its own clock runs on from there. */
export type HeardPlay = { play: Play | null; heardAt: number };
const heard = ({ play }: DemoState): HeardPlay => ({ play, heardAt: Date.now() });

export const demoQueries = {
  state: () =>
    queryOptions({
      queryKey: demoKeys.state,
      queryFn: async ({ signal }) => heard(await request("/api/demo/state", { schema: "DemoState", signal })),
    }),
  stories: () =>
    queryOptions({
      queryKey: demoKeys.stories,
      queryFn: ({ signal }) => request("/api/demo/stories", { schema: "Stories", signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
};

export const isUnderWay = (play: Play | null | undefined): play is Play =>
  play?.status === "playing" || play?.status === "paused";

/** The seconds of the story that have passed by now. */
export function placeOf({ play, heardAt }: HeardPlay, now: number): number {
  if (!play) return 0;
  if (play.status !== "playing") return play.position_seconds;
  const passed = Math.max(0, now - heardAt) / 1000;
  return Math.min(play.length_seconds, play.position_seconds + passed * play.speed);
}

/** An alert's verdict may be known here before the server tells the play again. */
const keepVerdict = (stage: StageState, known: StageState | undefined): StageState =>
  known && stage.verdict === null && known.workflow_id === stage.workflow_id
    ? { ...stage, verdict: known.verdict }
    : stage;

/** What the socket or an own call told; of two, the later one stands. */
export function applyDemo(client: QueryClient, state: DemoState): void {
  client.setQueryData<HeardPlay>(demoKeys.state, (old) => {
    const [before, after] = [old?.play, state.play];
    if (!before || before.play_id !== after?.play_id) return heard(state);
    if (before.revision > after.revision) return old;
    const stages = after.stages.map((stage) =>
      keepVerdict(
        stage,
        before.stages.find(({ id }) => id === stage.id),
      ),
    );
    return heard({ play: { ...after, stages } });
  });
}

/** An alert of the story was judged. */
export function applyWorkflowToDemo(client: QueryClient, { workflow_id, verdict, priority }: WorkflowSummary): void {
  const state = client.getQueryData<HeardPlay>(demoKeys.state);
  if (!state?.play || priority === null) return;
  const { play } = state;
  if (!play.stages.some((stage) => stage.workflow_id === workflow_id && stage.verdict !== verdict)) return;
  const stages = play.stages.map((stage) => (stage.workflow_id === workflow_id ? { ...stage, verdict } : stage));
  client.setQueryData<HeardPlay>(demoKeys.state, { ...state, play: { ...play, stages } });
}

type Order = "pause" | "resume" | "stop";

export const demoMutations = {
  play: () =>
    mutationOptions({
      mutationFn: (body: PlayRequest) => request("/api/demo/play", { schema: "DemoState", method: "POST", body }),
    }),
  order: () =>
    mutationOptions({
      mutationFn: (order: Order) => request(`/api/demo/${order}`, { schema: "DemoState", method: "POST" }),
    }),
  speed: () =>
    mutationOptions({
      mutationFn: (speed: number) =>
        request("/api/demo/speed", { schema: "DemoState", method: "PUT", body: { speed } }),
    }),
  reset: () =>
    mutationOptions({
      mutationFn: () => request("/api/demo/reset", { schema: "DemoReset", method: "POST" }),
    }),
};
