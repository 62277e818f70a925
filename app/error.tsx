"use client";
import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="grid min-h-[70dvh] place-items-center">
      <EmptyState
        page
        title="This page could not be drawn."
        action={
          <>
            <Button variant="primary" onClick={reset}>
              Try again
            </Button>
            <Link href="/" className={buttonClass()}>
              Overview
            </Link>
          </>
        }
      >
        Stored threats are safe. {error.digest && <span className="font-mono text-[12px]">Fault {error.digest}</span>}
      </EmptyState>
    </main>
  );
}
