"use client";
import Link from "next/link";
import { OutsideText } from "@/components/ui/outside-text";
import { RelativeTime } from "@/components/ui/relative-time";
import type { AttackStep, RelatedAlert } from "@/lib/schema/workflow";
import { byTactic } from "./by-tactic";

type Props = { steps: AttackStep[]; ownAlert: string; related: RelatedAlert[] };

/** The tactics in their order, from left to right where there is room, each with what was seen of it. */
export function AttackChain({ steps, ownAlert, related }: Props) {
  const links = new Map(related.map((one) => [one.alert_id, one.workflow_id]));
  return (
    <ol
      aria-label="Attack chain, in order of tactic"
      className="flex flex-col gap-y-1.5 sm:flex-row sm:flex-wrap sm:gap-y-3"
    >
      {byTactic(steps).map(({ tactic, seen }, at, all) => (
        <li key={tactic} className="flex min-w-0 flex-col sm:flex-row">
          <div
            className={`min-w-0 flex-1 rounded-control border bg-raised px-2.5 py-1.5 ${seen.some((step) => step.alert_id === ownAlert) ? "border-accent" : "border-line"} sm:max-w-[190px]`}
          >
            <p className="font-semibold text-[12.5px]">
              <OutsideText>{tactic}</OutsideText>
            </p>
            <ul>
              {seen.map((step) => (
                <li key={`${step.technique} ${step.alert_id} ${step.at}`} className="mt-0.5 text-[12px] text-muted">
                  {step.technique ? (
                    <span className="font-mono text-text">
                      <OutsideText>{step.technique}</OutsideText>{" "}
                    </span>
                  ) : null}
                  {step.alert_id === ownAlert ? (
                    "this alert"
                  ) : links.has(step.alert_id) ? (
                    <Link
                      href={`/alerts/${links.get(step.alert_id)}`}
                      prefetch={false}
                      className="text-accent hover:underline"
                    >
                      <OutsideText>{step.alert_id}</OutsideText>
                    </Link>
                  ) : (
                    <OutsideText>{step.alert_id}</OutsideText>
                  )}{" "}
                  · <RelativeTime at={step.at} focusable />
                </li>
              ))}
            </ul>
          </div>
          {at < all.length - 1 ? (
            <svg
              aria-hidden="true"
              width="20"
              height="20"
              viewBox="0 0 20 20"
              className="mx-3 shrink-0 rotate-90 self-start sm:mx-0.5 sm:mt-2 sm:rotate-0"
            >
              <path d="M3 10h12m-4-4 4 4-4 4" fill="none" className="stroke-faint" strokeWidth="1.5" />
            </svg>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
