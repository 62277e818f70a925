"use client";
import Link from "next/link";

/** Stands above the sheet and is not printed. */
export function PrintBar({ back, noun }: { back: string; noun: string }) {
  return (
    <nav aria-label="Report" className="sheet-bar">
      <Link href={back}>Back to the {noun}</Link>
      <button type="button" onClick={() => window.print()}>
        Print
      </button>
      <span>or keep it as a PDF from the same dialog</span>
    </nav>
  );
}
