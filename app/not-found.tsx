import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <EmptyState
        page
        title="There is nothing at this address."
        action={
          <>
            <Link href="/" className={buttonClass("primary")}>
              Overview
            </Link>
            <Link href="/threats" className={buttonClass()}>
              Threats
            </Link>
          </>
        }
      >
        The link may be mistyped, or what it led to is gone.
      </EmptyState>
    </main>
  );
}
