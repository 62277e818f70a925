"use client";
import { useQuery } from "@tanstack/react-query";
import { ChevronDown, Zap } from "lucide-react";
import { useState } from "react";
import { setDemoPanel } from "@/components/demo/panel-open";
import { buttonClass } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { dialogLater } from "@/components/ui/dialog-later";
import { Menu, MenuGroup, MenuItem, MenuLine } from "@/components/ui/menu";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { threatQueries } from "@/lib/query/threats";
import { scenarioGroups } from "./scenario-groups";
import { useTriggerWithToast } from "./use-trigger-with-toast";

const SignalDialog = dialogLater(() => import("./signal-dialog").then((file) => file.SignalDialog));

/** The demo's one button: a critical threat at once, any other scenario from its menu, or a signal of one's own. */
export function TriggerButton() {
  const { trigger, busy } = useTriggerWithToast();
  const [posting, setPosting] = useState(false);
  const caret = (
    <button
      type="button"
      aria-label="More scenarios"
      className={classNames(buttonClass("danger"), "-ml-px rounded-l-none px-1.5")}
    >
      <ChevronDown aria-hidden="true" size={14} />
    </button>
  );
  return (
    <div className="flex max-[600px]:!order-1">
      <button
        type="button"
        aria-busy={busy || undefined}
        disabled={busy}
        onClick={() => trigger({ scenario: "critical_threat" })}
        className={classNames(buttonClass("danger"), "rounded-r-none")}
      >
        <Zap aria-hidden="true" size={14} />
        <span>
          Trigger<span className="max-[600px]:sr-only"> critical threat</span>
        </span>
      </button>
      <Menu trigger={caret} label="Scenarios" className="w-[min(400px,calc(100vw-24px))]">
        <MenuItem onSelect={() => setPosting(true)} className="font-medium">
          Post your own signal…
        </MenuItem>
        <MenuItem onSelect={() => trigger({})}>A signal from the generator</MenuItem>
        <MenuItem onSelect={() => setDemoPanel(true)}>Play a story…</MenuItem>
        <MenuLine />
        <ScenarioItems onChoose={(scenario) => trigger({ scenario })} />
      </Menu>
      {posting && <SignalDialog onClose={() => setPosting(false)} />}
    </div>
  );
}

function ScenarioItems({ onChoose }: { onChoose: (name: string) => void }) {
  const { data, error, isPending, refetch } = useQuery(threatQueries.scenarios());
  if (isPending) return <p className="px-2 py-1.5 text-muted">Loading scenarios…</p>;
  if (error && !data)
    return <ProblemNotice title="Scenarios could not be loaded" error={error} onRetry={() => void refetch()} />;
  return scenarioGroups(data.items).map((group) => (
    <MenuGroup key={group.title} title={group.title}>
      {group.items.map((scenario) => (
        <MenuItem key={scenario.name} onSelect={() => onChoose(scenario.name)} className="!block">
          <span className="block font-medium">{scenario.title}</span>
          <span className="line-clamp-2 block text-[12px] text-muted">{scenario.description}</span>
        </MenuItem>
      ))}
    </MenuGroup>
  ));
}
