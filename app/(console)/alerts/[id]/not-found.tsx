import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function AlertNotFound() {
  return (
    <>
      <h1 className="sr-only">No such alert</h1>
      <EmptyState
        title="There is no alert with this id"
        action={
          <>
            <Link href="/alerts" prefetch={false} className={buttonClass("primary")}>
              All alerts
            </Link>
            <Link href="/" className={buttonClass()}>
              Overview
            </Link>
          </>
        }
      >
        It was cleared, or its address was cut short when it was copied. Search for the rule, a host or a user to find
        others like it.
      </EmptyState>
    </>
  );
}
