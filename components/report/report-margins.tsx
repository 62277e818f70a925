import type { Report } from "./report";
import { utc } from "./report-words";

/** What every printed page carries at its edges: the id, the moment and the page's number. Both are of our own making. */
export function ReportMargins({ report: { kind, id, made_at } }: { report: Report }) {
  const name = kind === "threat" ? "Threat" : "Alert";
  const look = 'font: 8pt "Inter Variable", sans-serif; color: #000;';
  const css = `@page {
  size: auto;
  margin: 18mm 15mm 16mm;
  @top-left { content: "${name} ${id}"; ${look} }
  @top-right { content: "${utc(made_at)}"; ${look} }
  @bottom-right { content: counter(page) " / " counter(pages); ${look} }
}`;
  return <style>{css}</style>;
}
