"use client";
import { useQuery } from "@tanstack/react-query";
import { Play as PlayIcon } from "lucide-react";
import { useState } from "react";
import { scenarioGroups } from "@/components/trigger/scenario-groups";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { classNames } from "@/components/ui/class-names";
import { Select } from "@/components/ui/field";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { demoQueries } from "@/lib/query/demo";
import type { Play, StorySummary } from "@/lib/schema/demo";
import { lastsWords } from "./demo-words";
import { SpeedSelect } from "./play-controls";
import type { usePlayActions } from "./use-play";

const START_SPEED = 30;

type ChoiceProps = { story: StorySummary; speed: number; checked: boolean; onChoose: () => void };

function StoryChoice({ story, speed, checked, onChoose }: ChoiceProps) {
  return (
    <label
      className={classNames(
        "flex cursor-pointer gap-2.5 rounded-control border p-2.5 hover:border-faint has-focus-visible:outline-2 has-focus-visible:outline-accent",
        checked ? "border-accent bg-accent/10" : "border-line",
      )}
    >
      <input
        type="radio"
        name="story"
        value={story.name}
        checked={checked}
        onChange={onChoose}
        className="mt-0.5 accent-[var(--accent)] outline-none"
      />
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{story.title}</span>
        <span className="mt-0.5 block text-[12px] text-muted">{story.description}</span>
        <span className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-[12px] text-muted">
          <Chip tone={story.truth === "attack" ? "critical" : "ok"}>
            {story.truth === "attack" ? "An intrusion" : "Harmless"}
          </Chip>
          {story.stages.length} stages · {story.length_minutes} min of story in{" "}
          {lastsWords(story.length_minutes, speed)}
        </span>
      </span>
    </label>
  );
}

type Props = { last: Play | null; actions: ReturnType<typeof usePlayActions> };

/** What may be played: a story, or one scenario. */
export function StoryChooser({ last, actions }: Props) {
  const { data, error, isPending, refetch } = useQuery(demoQueries.stories());
  const [story, setStory] = useState<string | null>(null);
  const [scenario, setScenario] = useState("critical_threat");
  const [speed, setSpeed] = useState(START_SPEED);
  if (isPending) return <Skeleton className="h-[320px] !rounded-control" />;
  if (!data)
    return <ProblemNotice title="The stories could not be loaded" error={error} onRetry={() => void refetch()} />;
  const chosen = story ?? data.stories[0]?.name ?? "";
  const after = last?.play_id ?? null; // a second press, here or elsewhere, begins nothing more
  const start = (what: { story: string } | { scenario: string }) =>
    !actions.busy && actions.start.mutate({ ...what, speed, after });
  return (
    <div className="grid gap-4">
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 font-medium text-[12.5px]">Stories</legend>
        {data.stories.map((each) => (
          <StoryChoice
            key={each.name}
            story={each}
            speed={speed}
            checked={each.name === chosen}
            onChoose={() => setStory(each.name)}
          />
        ))}
        <div className="mt-1 flex flex-wrap items-end gap-2">
          <SpeedSelect value={speed} onChange={setSpeed} />
          <Button
            variant="primary"
            className="ml-auto"
            icon={<PlayIcon aria-hidden="true" size={14} />}
            onClick={() => start({ story: chosen })}
          >
            Play the story
          </Button>
        </div>
      </fieldset>
      <div className="flex flex-wrap items-end gap-2 border-line border-t pt-3">
        <Select
          label="Or one scenario"
          className="min-w-[180px] flex-1"
          value={scenario}
          onChange={(event) => setScenario(event.target.value)}
        >
          {scenarioGroups(data.scenarios).map((group) => (
            <optgroup key={group.title} label={group.title}>
              {group.items.map(({ name, title }) => (
                <option key={name} value={name}>
                  {title}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
        <Button onClick={() => start({ scenario })}>Play it</Button>
      </div>
    </div>
  );
}
