/** A name and what it is; both are shown as text. */
export type Fact = readonly [label: string, value: string];

/** `own`: short words of ours, which need not be broken to fit; figures stand right. */
export type TableColumn = { title: string; own?: true; figures?: true };

/** Plain data: whoever shows it decides how. No text in it may be trusted, headings apart. */
export type Block =
  | { kind: "text"; text: string }
  | { kind: "list"; label: string; items: { text: string; under?: string[] }[] }
  | { kind: "facts"; facts: Fact[] }
  | { kind: "table"; label: string; columns: readonly TableColumn[]; rows: readonly (readonly string[])[] };

export type ReportSection = { title: string; warning?: true; blocks: Block[] };

/** One threat or alert as a document for a manager or a ticket. Markdown and the print page both show this. */
export type Report = {
  kind: "threat" | "alert";
  id: string;
  path: string; // of its page in the console
  title: string; // an outsider's words
  verdict: string;
  facts: Fact[];
  sections: ReportSection[];
  made_at: string; // ISO 8601
};
