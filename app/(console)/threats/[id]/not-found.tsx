import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function ThreatNotFound() {
  return (
    <>
      <h1 className="sr-only">No such threat</h1>
      <EmptyState
        title="There is no threat with this id"
        action={
          <>
            <Link href="/threats" className={buttonClass("primary")}>
              All threats
            </Link>
            <Link href="/" className={buttonClass()}>
              Overview
            </Link>
          </>
        }
      >
        Its address may have been cut short when it was copied, or it was a demo threat that has been cleared since.
        Search for the customer, an address or a word of the headline to find it.
      </EmptyState>
    </>
  );
}
