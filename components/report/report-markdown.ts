import { markdownText } from "./markdown-text";
import type { Block, Fact, Report, ReportSection, TableColumn } from "./report";

const NOTHING = "–";
const textOr = (text: string) => markdownText(text) || NOTHING;

const factLines = (facts: readonly Fact[]) =>
  facts.map(([label, value]) => `- **${markdownText(label)}:** ${textOr(value)}`);

const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

function table(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string[] {
  return [
    line(columns.map(({ title }) => textOr(title))),
    line(columns.map(({ figures }) => (figures ? "---:" : "---"))),
    ...rows.map((row) => line(row.map(textOr))),
  ];
}

function linesOf(block: Block): string[] {
  if (block.kind === "text") return [textOr(block.text)];
  if (block.kind === "facts") return factLines(block.facts);
  if (block.kind === "table") return table(block.columns, block.rows);
  return block.items.flatMap(({ text, under = [] }) => [
    `- ${textOr(text)}`,
    ...under.map((one) => `  - ${textOr(one)}`),
  ]);
}

function sectionLines({ title, warning, blocks }: ReportSection): string[] {
  const body = blocks.flatMap((block) => ["", ...linesOf(block)]);
  const head = `## ${warning ? "⚠ " : ""}${markdownText(title)}`;
  return ["", head, ...body];
}

/** CommonMark with tables. Every word goes through `markdownText`, our own too. */
export function reportMarkdown(report: Report): string {
  const lines = [
    `# ${textOr(report.title)}`,
    "",
    `**${textOr(report.verdict)}**`,
    "",
    ...factLines(report.facts),
    ...report.sections.flatMap(sectionLines),
  ];
  return `${lines.join("\n")}\n`;
}
