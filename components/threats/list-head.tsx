/** What the columns mean. Each row says it to a screen reader itself. */
export function ListHead() {
  return (
    <div aria-hidden="true" className="threat-row threat-head">
      <span className="[grid-area:severity]">Severity</span>
      <span className="[grid-area:headline]">Threat</span>
      <span className="[grid-area:fp]">False positive</span>
      <span className="threat-action">Action</span>
      <span className="[grid-area:sla]">To respond</span>
      <span className="text-right [grid-area:age]">Age</span>
    </div>
  );
}
