import type { Block, Fact, Report, ReportSection, TableColumn } from "./report";
import { shownText } from "./shown-text";

/** Text from outside: its own direction, and nothing hidden in it. */
function Text({ children }: { children: string }) {
  return <bdi>{shownText(children) || "–"}</bdi>;
}

function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl>
      {facts.map(([label, value]) => (
        <div key={label} className="contents">
          <dt>{label}</dt>
          <dd>
            <Text>{value}</Text>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const lookOf = ({ own, figures }: TableColumn) => (figures ? "sheet-figures" : own ? "sheet-own" : undefined);

function Table({ label, columns, rows }: Extract<Block, { kind: "table" }>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls on a phone must be reached by keyboard
    <section className="sheet-table" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.title} scope="col" className={lookOf(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a report is drawn once, its rows never move
            <tr key={at}>
              {columns.map((column, index) => (
                <td key={column.title} className={lookOf(column)}>
                  <Text>{row[index] ?? ""}</Text>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Shown({ block }: { block: Block }) {
  if (block.kind === "facts") return <Facts facts={block.facts} />;
  if (block.kind === "table") return <Table {...block} />;
  if (block.kind === "text") {
    return (
      <p>
        <Text>{block.text}</Text>
      </p>
    );
  }
  return (
    <ul aria-label={block.label}>
      {block.items.map(({ text, under = [] }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a report is drawn once, its lines never move
        <li key={at}>
          <Text>{text}</Text>
          {under.length > 0 ? (
            <ul>
              {under.map((one, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <li key={index}>
                  <Text>{one}</Text>
                </li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Section({ section: { title, warning, blocks } }: { section: ReportSection }) {
  return (
    <section className={warning ? "sheet-warning" : undefined}>
      <h2>{title}</h2>
      {blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a report is drawn once, its blocks never move
        <Shown key={at} block={block} />
      ))}
    </section>
  );
}

/** The report as a document to be printed; `ReportMargins` says what stands at the edge of each page. */
export function ReportSheet({ report }: { report: Report }) {
  return (
    <article className="sheet">
      <p className="sheet-kind">{report.kind === "threat" ? "Threat report" : "Alert report"}</p>
      <h1>
        <Text>{report.title}</Text>
      </h1>
      <p className="sheet-verdict">
        <Text>{report.verdict}</Text>
      </p>
      <Facts facts={report.facts} />
      {report.sections.map((section) => (
        <Section key={section.title} section={section} />
      ))}
    </article>
  );
}
