"use client";
import { useState } from "react";
import { Panel } from "@/components/ui/panel";
import type { EvaluationReport } from "@/lib/schema/evaluation";
import { CalibrationChart } from "./calibration-chart";
import { CaseList } from "./case-list";
import { ClassTable } from "./class-table";
import { type Cell, ConfusionGrid } from "./confusion-grid";
import { PriorityPanel } from "./priority-panel";
import { ReportFigures } from "./report-figures";

/** What one evaluation found. */
export function ReportView({ report }: { report: EvaluationReport }) {
  const [cell, setCell] = useState<Cell | null>(null);
  return (
    <div className="grid gap-3">
      <ReportFigures report={report} />
      <div className="grid items-start gap-3 xl:grid-cols-2">
        <div className="grid gap-3">
          <Panel title="Confusion matrix" hint="press a cell to see its cases">
            <ConfusionGrid report={report} chosen={cell} onChoose={setCell} />
          </Panel>
          <Panel title="By class" hint="how far each word can be trusted">
            <ClassTable rows={report.by_class} />
          </Panel>
        </div>
        <div className="grid gap-3">
          <Panel title="Calibration" hint="does it happen as often as it says?">
            <CalibrationChart calibration={report.calibration} />
          </Panel>
          <PriorityPanel report={report} />
        </div>
      </div>
      <CaseList cases={report.cases} cell={cell} onClearCell={() => setCell(null)} />
    </div>
  );
}
