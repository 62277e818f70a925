"use client";
import { TechniqueReason } from "@/components/evidence/technique-reason";
import { Chip } from "@/components/ui/chip";
import { OutsideText } from "@/components/ui/outside-text";
import { Why } from "@/components/ui/why";
import type { TriageResult } from "@/lib/schema/workflow";
import { TACTIC_NAME } from "./tactic-names";

/** What triage saw of ATT&CK, each by name and with what matched. */
export function Techniques({ triage }: { triage: TriageResult }) {
  if (triage.techniques.length === 0) return null;
  const known = new Map(triage.technique_matches?.map((one) => [one.id, one]));
  return (
    <div>
      <h3 className="mb-1 font-medium text-[12px] text-muted">ATT&CK</h3>
      <ul aria-label="ATT&CK techniques" className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        {triage.techniques.map((id) => {
          const technique = known.get(id);
          return (
            <li key={id} className="flex items-center gap-1.5">
              <Chip mono>
                <OutsideText>{id}</OutsideText>
              </Chip>
              {technique ? (
                <Why
                  title={`Why ${id}`}
                  reason={
                    <TechniqueReason
                      technique={technique}
                      tactics={technique.tactic_ids.map((tactic) => TACTIC_NAME[tactic] ?? tactic)}
                      others={{ href: `/alerts?technique=${id}`, words: "Other alerts of it" }}
                    />
                  }
                >
                  <OutsideText>{technique.name ?? "not in the table"}</OutsideText>
                </Why>
              ) : null}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
