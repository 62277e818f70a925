/** What the columns mean. Each row says it to a screen reader itself. */
export function ListHead() {
  return (
    <div aria-hidden="true" className="alert-row alert-head">
      <span className="[grid-area:severity]">Severity</span>
      <span className="[grid-area:name]">Alert</span>
      <span className="alert-status">Status</span>
      <span className="alert-verdict">Verdict</span>
      <span className="alert-priority">Prio</span>
      <span className="alert-risk">Risk, 0–10</span>
      <span className="alert-ticket">Ticket</span>
      <span className="text-right [grid-area:age]" title="Since it was received">
        Age
      </span>
    </div>
  );
}
