"use client";
import { TriangleAlert } from "lucide-react";
import { OutsideText } from "@/components/ui/outside-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { otherWarnings } from "./alert-integrity";
import { useWorkflow } from "./workflow-context";

/** What did not work, and what was odd about the alert; nothing when there is neither. */
export function Troubles() {
  const { workflow } = useWorkflow();
  const { errors, status } = workflow;
  const warnings = otherWarnings(workflow);
  if (errors.length === 0 && warnings.length === 0) return null;
  return (
    <section
      aria-label="Errors and warnings"
      className={`rounded-panel border px-3.5 py-3 ${errors.length > 0 ? "border-critical/40 bg-critical/10" : "border-medium/40"}`}
    >
      {errors.length > 0 ? (
        <>
          <h2 className="flex items-center gap-2 font-semibold">
            <TriangleAlert aria-hidden="true" size={15} className="text-critical" />
            {errors.length === 1 ? "One try failed" : `${errors.length} tries failed`}
            {status === "failed" ? "" : ": the workflow went on"}
          </h2>
          <ul aria-label="Errors" className="mt-1.5 grid gap-1">
            {errors.map((error) => (
              <li key={`${error.agent} ${error.attempt} ${error.at}`}>
                <span className="font-medium first-letter:uppercase">{error.agent}</span>, try {error.attempt},{" "}
                <RelativeTime at={error.at} focusable />: <OutsideText>{error.message}</OutsideText>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {warnings.length > 0 ? (
        <>
          <h2 className={`font-semibold ${errors.length > 0 ? "mt-2.5" : ""}`}>
            {warnings.length === 1 ? "Warning" : "Warnings"}
          </h2>
          <ul aria-label="Warnings" className="mt-1 list-disc pl-4">
            {warnings.map((text) => (
              <li key={text}>
                <OutsideText>{text}</OutsideText>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
