import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function EntityNotFound() {
  return (
    <>
      <h1 className="sr-only">No such entity</h1>
      <EmptyState
        title="This names nothing that can be looked up"
        action={
          <Link href="/threats" className={buttonClass("primary")}>
            All threats
          </Link>
        }
      >
        There are pages for addresses, users, hosts, customers, domains and hashes. An address must be a whole one.
      </EmptyState>
    </>
  );
}
