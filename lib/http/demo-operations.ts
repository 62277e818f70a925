import { operation } from "@/lib/http/operation";
import { DemoState, PlayRequest, SpeedChange, Stories } from "@/lib/schema/demo";

const call = { tag: "Demo" as const, answer: DemoState };

export const listStoriesOperation = operation({
  id: "listDemoStories",
  method: "GET",
  path: "/api/demo/stories",
  tag: "Demo",
  summary: "Stories and scenarios that can be played",
  permission: "threats:read",
  answer: Stories,
  errors: [],
});

export const getPlayOperation = operation({
  ...call,
  id: "getDemoState",
  method: "GET",
  path: "/api/demo/state",
  summary: "What is played, how far it is, and what the judgement made of each stage",
  description:
    "`play` is null before the first one. A restart stops what is played, and `stopped_by` says so. The same is told on the socket as `demo_state`.",
  permission: "threats:read",
  errors: ["unavailable"],
});

export const playStoryOperation = operation({
  ...call,
  id: "playDemo",
  method: "POST",
  path: "/api/demo/play",
  summary: "Play a story or a scenario",
  description:
    "One at a time. Story time runs `speed` times as fast as ours; what it sends carries real times. Asked twice for the same thing, it is played once.",
  permission: "threats:write",
  body: PlayRequest,
  bodyExamples: {
    story: { summary: "A story, sixty times as fast", value: { story: "payroll_phish", speed: 60 } },
    scenario: { summary: "One signal", value: { scenario: "critical_threat" } },
  },
  errors: ["conflict", "unavailable"],
  invalidTitle: "Invalid play",
});

export const pausePlayOperation = operation({
  ...call,
  id: "pauseDemo",
  method: "POST",
  path: "/api/demo/pause",
  summary: "Hold the story where it is",
  permission: "threats:write",
  errors: ["conflict", "unavailable"],
});

export const resumePlayOperation = operation({
  ...call,
  id: "resumeDemo",
  method: "POST",
  path: "/api/demo/resume",
  summary: "Go on with the story",
  permission: "threats:write",
  errors: ["conflict", "unavailable"],
});

export const setPlaySpeedOperation = operation({
  ...call,
  id: "setDemoSpeed",
  method: "PUT",
  path: "/api/demo/speed",
  summary: "Change the story's speed, also while it plays",
  permission: "threats:write",
  body: SpeedChange,
  bodyExamples: { fastest: { summary: "A minute a second", value: { speed: 60 } } },
  errors: ["conflict", "unavailable"],
  invalidTitle: "Invalid speed",
});

export const stopPlayOperation = operation({
  ...call,
  id: "stopDemo",
  method: "POST",
  path: "/api/demo/stop",
  summary: "End the story; what was sent stays",
  permission: "threats:write",
  errors: ["unavailable"],
});
