import { OutsideText } from "@/components/ui/outside-text";
import { RelativeTime } from "@/components/ui/relative-time";
import type { DecidedAction } from "@/lib/schema/workflow";

/** Who decided on an action, and when. */
export function DecidedLine({ decided }: { decided: DecidedAction | undefined }) {
  if (!decided) return null;
  return (
    <p className="text-[12px] text-muted">
      {decided.decision === "approve" ? "Approved" : "Rejected"} by <OutsideText>{decided.by}</OutsideText>,{" "}
      <RelativeTime at={decided.at} focusable />
      {decided.note ? (
        <>
          : <OutsideText>{decided.note}</OutsideText>
        </>
      ) : null}
    </p>
  );
}
