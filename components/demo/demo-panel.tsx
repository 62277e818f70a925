"use client";
import { useQuery } from "@tanstack/react-query";
import { Presentation, RotateCcw, X } from "lucide-react";
import Link from "next/link";
import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { announce } from "@/components/live/announcer";
import { Button, buttonClass } from "@/components/ui/button";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { demoQueries, isUnderWay } from "@/lib/query/demo";
import type { Play } from "@/lib/schema/demo";
import { DEMO_HEADING } from "./panel-open";
import { PlayControls } from "./play-controls";
import { ResetDialog } from "./reset-dialog";
import { StageList } from "./stage-list";
import { StoryChooser } from "./story-chooser";
import { usePlay, usePlayActions } from "./use-play";

/** The words of a story's stages, which the play itself does not carry. */
function useTexts(play: Play | null): Map<string, string> {
  const { data } = useQuery(demoQueries.stories());
  const story = play?.kind === "story" ? data?.stories.find(({ name }) => name === play.name) : undefined;
  return new Map(story?.stages.map(({ id, text }) => [id, text]));
}

/** Says each stage as it goes out. */
function useSpokenStages(play: Play | null): void {
  const latest = play?.stages.findLast(({ status }) => status === "sent")?.title ?? null;
  const known = useRef(latest);
  useEffect(() => {
    if (latest !== null && latest !== known.current) announce(`Sent: ${latest}`);
    known.current = latest;
  }, [latest]);
}

/** A button that vanishes as the play begins or ends takes the focus with it: the heading takes it up, if it was in here. */
function useKeptFocus(underWay: boolean, heading: RefObject<HTMLElement | null>) {
  const inside = useRef(false);
  const was = useRef(underWay);
  useEffect(() => {
    if (was.current !== underWay && inside.current && document.activeElement === document.body)
      heading.current?.focus();
    was.current = underWay;
  }, [underWay, heading]);
  return {
    onFocus: () => {
      inside.current = true;
    },
    onBlur: ({ relatedTarget, currentTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) inside.current = false;
    },
  };
}

/** Stands beside the page, so that what a story does is seen behind it; it stays while pages change. */
export default function DemoPanel({ onClose }: { onClose: () => void }) {
  const { play, place, error, refetch } = usePlay({ ask: true });
  const actions = usePlayActions();
  const texts = useTexts(play);
  const [resetting, setResetting] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef<HTMLElement | null>(null);
  useSpokenStages(play);

  useEffect(() => {
    const from = document.activeElement;
    before.current = from instanceof HTMLElement && from !== document.body ? from : null;
    const timer = setTimeout(() => heading.current?.focus(), 0); // after the palette or menu that opened it gave its focus back
    return () => clearTimeout(timer);
  }, []);
  const close = () => {
    onClose();
    const back = before.current?.isConnected
      ? before.current
      : document.querySelector<HTMLElement>("[data-demo-button]");
    back?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || resetting) return;
    event.stopPropagation();
    close();
  };
  const underWay = isUnderWay(play);
  const kept = useKeptFocus(underWay, heading);
  return (
    <aside
      aria-label="Demo"
      {...kept}
      onKeyDown={onKeyDown}
      className="fixed right-3 bottom-3 z-[35] flex max-h-[calc(100dvh-76px)] w-[min(400px,calc(100vw-24px))] flex-col rounded-panel border border-faint bg-panel max-[600px]:max-h-[70dvh]"
    >
      <header className="flex items-center gap-2 border-line border-b px-3.5 py-2">
        <h2 id={DEMO_HEADING} ref={heading} tabIndex={-1} className="flex-1 font-semibold text-[14px] outline-none">
          Demo
        </h2>
        <Link href="/wallboard" className={buttonClass("ghost", "small")}>
          <Presentation aria-hidden="true" size={14} /> Wallboard
        </Link>
        <button
          type="button"
          aria-label="Close the demo panel"
          onClick={close}
          className="grid size-7 cursor-pointer place-items-center rounded-control text-muted hover:bg-raised hover:text-text"
        >
          <X aria-hidden="true" size={15} />
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section aria-label="Stories" tabIndex={0} className="grid min-h-0 gap-4 overflow-y-auto p-3.5">
        {error && !play && (
          <ProblemNotice title="The demo's state could not be loaded" error={error} onRetry={() => void refetch()} />
        )}
        {play && (
          <section aria-label={underWay ? "Now playing" : "Played last"} className="grid gap-3">
            <h3 className="font-semibold">{play.title}</h3>
            <PlayControls play={play} place={place} actions={actions} />
            <StageList stages={play.stages} texts={texts} />
            <p className="text-[12px] text-muted">
              Only the story’s own clock is fast. Each row carries the real time at which it was sent, so ages and SLAs
              are right.
            </p>
          </section>
        )}
        {!underWay && <StoryChooser last={play} actions={actions} />}
      </section>
      <footer className="flex justify-end border-line border-t px-3.5 py-2">
        <Button
          variant="ghost"
          size="small"
          icon={<RotateCcw aria-hidden="true" size={13} />}
          onClick={() => setResetting(true)}
        >
          Reset the demo data…
        </Button>
      </footer>
      {resetting && <ResetDialog onClose={() => setResetting(false)} />}
    </aside>
  );
}
