"use client";
import { useQuery } from "@tanstack/react-query";
import { ArrowDown, ArrowUp, Maximize2, X } from "lucide-react";
import Link from "next/link";
import { Dialog as Radix } from "radix-ui";
import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";
import { buttonClass } from "@/components/ui/button";
import { OutsideText } from "@/components/ui/outside-text";
import { useDialogFocus } from "@/components/ui/use-dialog-focus";
import { workflowQueries } from "@/lib/query/workflows";
import { isDrawerKey } from "./drawer-key";
import { useWorkflowState } from "./use-workflow-state";
import { WorkflowProvider } from "./workflow-context";
import { isGone, WorkflowGone } from "./workflow-gone";
import { WorkflowSkeleton } from "./workflow-skeleton";
import { type WorkflowActs, WorkflowView } from "./workflow-view";

export type WorkflowDrawerProps = {
  workflowId: string;
  onClose: () => void;
  /** The neighbours in the list that opened it; their buttons and the keys `j` and `k` stand only when given. */
  onNext?: () => void;
  onPrevious?: () => void;
  /** Opens another workflow in its place; without it a related alert's link leads to its own page. */
  onOpen?: (workflowId: string) => void;
};

const ICON =
  "grid size-8 cursor-pointer place-items-center rounded-control text-muted hover:bg-raised hover:text-text disabled:cursor-not-allowed disabled:opacity-60";

function Bar({ workflowId, onNext, onPrevious }: WorkflowDrawerProps) {
  return (
    <div className="flex items-center gap-1 border-line border-b px-3 py-2">
      {onNext || onPrevious ? (
        <>
          <button
            type="button"
            aria-label="Next alert"
            aria-keyshortcuts="j"
            title="Next alert (j)"
            disabled={!onNext}
            onClick={onNext}
            className={ICON}
          >
            <ArrowDown aria-hidden="true" size={16} />
          </button>
          <button
            type="button"
            aria-label="Previous alert"
            aria-keyshortcuts="k"
            title="Previous alert (k)"
            disabled={!onPrevious}
            onClick={onPrevious}
            className={ICON}
          >
            <ArrowUp aria-hidden="true" size={16} />
          </button>
        </>
      ) : null}
      <Link href={`/alerts/${workflowId}`} prefetch={false} className={`${buttonClass("ghost", "small")} ml-auto`}>
        <Maximize2 aria-hidden="true" size={13} /> Own page
      </Link>
      <Radix.Close aria-label="Close" title="Close (Esc)" className={ICON}>
        <X aria-hidden="true" size={16} />
      </Radix.Close>
    </div>
  );
}

/** Hands what the keys do to the drawer, which hears them. */
function KeepActs({ acts, latest }: { acts: WorkflowActs; latest: RefObject<WorkflowActs | null> }) {
  useEffect(() => {
    latest.current = acts;
  });
  return null;
}

type BodyProps = WorkflowDrawerProps & { latest: RefObject<WorkflowActs | null> };

function Body({ workflowId, onOpen, latest }: BodyProps) {
  const { data: workflow, error, refetch } = useQuery(workflowQueries.one(workflowId));
  const state = useWorkflowState(workflow);
  if (workflow && !isGone(error)) {
    const title = (
      <Radix.Title className="mt-1 font-semibold text-[17px] leading-snug">
        <OutsideText>{workflow.alert.rule_name}</OutsideText>
      </Radix.Title>
    );
    return (
      <WorkflowProvider workflow={workflow} onOpen={onOpen} {...state}>
        <WorkflowView title={title} asked={state.asked} onKeys={(acts) => <KeepActs acts={acts} latest={latest} />} />
      </WorkflowProvider>
    );
  }
  return (
    <>
      <Radix.Title className="sr-only">Alert</Radix.Title>
      {error ? <WorkflowGone error={error} onRetry={() => void refetch()} /> : <WorkflowSkeleton />}
    </>
  );
}

/** One workflow beside the list that opened it. Esc closes it, and the focus goes back to where it was. */
export function WorkflowDrawer(props: WorkflowDrawerProps) {
  const { workflowId, onClose, onNext, onPrevious } = props;
  const acts = useRef<WorkflowActs | null>(null);
  const content = useRef<HTMLDivElement>(null);
  const focus = useDialogFocus();

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (!isDrawerKey(event.nativeEvent, event.currentTarget)) return;
    const keys: Record<string, (() => void) | undefined> = { ...acts.current, j: onNext, k: onPrevious };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
  return (
    <Radix.Root open onOpenChange={(open) => open || onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-[#05070b]/60" />
        <Radix.Content
          ref={content}
          aria-describedby={undefined}
          tabIndex={-1}
          onKeyDown={onKeyDown}
          onOpenAutoFocus={(event) => {
            focus.onOpenAutoFocus(event);
            event.preventDefault(); // the whole drawer, or its first button would be what was asked for
            content.current?.focus();
          }}
          onCloseAutoFocus={focus.onCloseAutoFocus}
          onInteractOutside={(event) => {
            const target = event.target;
            if (target instanceof Element && target.closest("[data-sonner-toaster]")) event.preventDefault();
          }}
          className="fixed inset-y-0 right-0 z-50 flex w-full max-w-[720px] flex-col border-line border-l bg-ground text-text outline-none motion-safe:motion-drawer-in"
        >
          <Bar {...props} />
          <div key={workflowId} className="min-h-0 flex-1 overflow-y-auto overflow-x-hidden px-4 pt-3.5 pb-8">
            <Body {...props} latest={acts} />
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
