"use client";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { ProblemNotice } from "@/components/ui/problem-notice";

type Props = { error: Error & { digest?: string }; reset: () => void };

export default function AlertError({ error, reset }: Props) {
  return (
    <div className="mx-auto grid max-w-[640px] gap-3 py-10">
      <h1 className="font-semibold text-[18px]">This alert could not be shown</h1>
      <ProblemNotice title="Something went wrong while reading it" error={error} onRetry={reset} />
      <p className="text-muted">
        The alert itself is safe in the store.{" "}
        {error.digest ? (
          <>
            For whoever reads the log: <span className="font-mono">{error.digest}</span>
          </>
        ) : null}
      </p>
      <p>
        <Link href="/alerts" prefetch={false} className={buttonClass()}>
          All alerts
        </Link>
      </p>
    </div>
  );
}
