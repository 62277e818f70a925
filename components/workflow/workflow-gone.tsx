"use client";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ProblemNotice } from "@/components/ui/problem-notice";
import { ApiProblem } from "@/lib/query/client";

/** It was cleared, or never was: asking again brings nothing. */
export const isGone = (error: unknown) => error instanceof ApiProblem && (error.status === 404 || error.status === 422);

type Props = { error: unknown; onRetry: () => void };

/** There is no such workflow (any more), or it could not be read. */
export function WorkflowGone({ error, onRetry }: Props) {
  if (!isGone(error)) return <ProblemNotice title="This alert could not be loaded" error={error} onRetry={onRetry} />;
  return (
    <EmptyState
      title="This alert is not here"
      action={
        <Link href="/alerts" prefetch={false} className={buttonClass()}>
          All alerts
        </Link>
      }
    >
      It was cleared, or the address is mistyped. What is cleared does not come back.
    </EmptyState>
  );
}
