import { afterEach, describe, expect, it } from "vitest";
import type { WorkflowSummary } from "@/lib/schema/workflow";
import { moveInBatch } from "./batch-rows";
import { forgetWorkflows, rememberWorkflow } from "./recent-workflows";
import type { WorkflowFilters } from "./workflow-filters";
import { moveInPages, type WorkflowPages, withNewest } from "./workflow-pages";

const row = (seq: number, change: Partial<WorkflowSummary> = {}) =>
  ({
    workflow_id: `w${seq}`,
    seq,
    severity: "high",
    status: "new",
    verdict: null,
    priority: null,
    version: 1,
    ...change,
  }) as WorkflowSummary;

function pages(...lists: number[][]): WorkflowPages {
  const last = lists.length - 1;
  return {
    pages: lists.map((list, at) => ({
      items: list.map((seq) => row(seq)),
      next_cursor: at < last || list.at(-1) !== 1 ? `after ${list.at(-1)}` : null,
      total: 9,
      total_is_lower_bound: false,
    })),
    pageParams: lists.map(() => null),
  };
}

function move(data: WorkflowPages, rows: WorkflowSummary[], filters: WorkflowFilters = {}, created = true) {
  const latest = new Map(rows.map((each) => [each.workflow_id, each]));
  const isNew = rows.filter(({ version }) => created && version === 1).map(({ workflow_id }) => workflow_id);
  return moveInPages(data, { latest, created: new Set(isNew) }, filters);
}
const seqs = ({ pages: all }: WorkflowPages) => all.map((page) => page.items.map(({ seq }) => seq));
const totals = ({ pages: all }: WorkflowPages) => all.map(({ total }) => total);

afterEach(forgetWorkflows);

describe("moveInPages", () => {
  it("puts many new rows on top at once, and counts each once however often it is told", () => {
    const once = move(pages([9, 8], [7, 5]), [row(10), row(12), row(11)]).data;
    expect(seqs(once)).toEqual([
      [12, 11, 10, 9, 8],
      [7, 5],
    ]);
    expect(totals(once)).toEqual([12, 12]);
    expect(move(once, [row(10), row(12), row(11)]).data).toBe(once);
  });

  it("takes a newer version in its place and ignores an older one", () => {
    const { data } = move(pages([9, 8]), [row(8, { version: 3, status: "deciding" })]);
    expect(data.pages[0]?.items[1]?.status).toBe("deciding");
    expect(move(data, [row(8, { version: 2 })]).data).toBe(data);
  });

  it("asks nobody about moves of rows further down that no filter counts", () => {
    const before = pages([9, 8]);
    expect(move(before, [row(3, { version: 4 })])).toEqual({ data: before, ask: false });
    expect(move(before, [row(3, { version: 4 })], { search: "words" }).ask).toBe(false);
  });

  it("lets go of a row that no longer fits, and takes in one that now does", () => {
    const filters: WorkflowFilters = { status: ["new"] };
    const left = move(pages([9, 8]), [row(8, { version: 2, status: "triaging" })], filters);
    expect(seqs(left.data)).toEqual([[9]]);
    expect(totals(left.data)).toEqual([8]);
    const done: WorkflowFilters = { status: ["completed"], verdict: ["benign"] };
    const came = move(pages([9, 7]), [row(8, { version: 6, status: "completed", verdict: "benign" })], done);
    expect(seqs(came.data)).toEqual([[9, 8, 7]]);
    expect(totals(came.data)).toEqual([10]);
  });

  it("asks the server when a row beyond the loaded ones may have come or gone", () => {
    expect(move(pages([9, 8]), [row(3, { version: 2, status: "triaging" })], { status: ["new"] }).ask).toBe(true);
    expect(move(pages([9, 8]), [row(3, { version: 2, status: "triaging" })], { status: ["triaging"] }).ask).toBe(true);
  });

  it("asks the server where only it can tell, once there is something new", () => {
    const filters: WorkflowFilters = { batch: "b", severity: ["high"] };
    expect(move(pages([9]), [row(10)], filters)).toMatchObject({ ask: true });
    expect(seqs(move(pages([9]), [row(10)], filters).data)).toEqual([[9]]);
    expect(move(pages([9]), [row(10, { severity: "low" })], filters).ask).toBe(false);
    expect(move(pages([9]), [row(9, { version: 2, status: "triaging" })], filters)).toMatchObject({ ask: false });
  });

  it("is quick with a thousand rows and a thousand moves", () => {
    const thousand = Array.from({ length: 1_000 }, (_, at) => 1_000 - at);
    const before = pages(thousand);
    const moved = thousand.map((seq) => row(seq, { version: 2, status: "triaging" }));
    const from = performance.now();
    move(before, moved);
    expect(performance.now() - from).toBeLessThan(50);
  });
});

it("brings an answer that was under way up to date, and drops what no longer fits", () => {
  rememberWorkflow(row(9, { version: 3, status: "completed" }));
  rememberWorkflow(row(9, { version: 2, status: "triaging" }));
  const [page] = pages([9, 8]).pages;
  if (!page) throw new Error("there is a page");
  expect(withNewest(page, {}).items.map(({ status }) => status)).toEqual(["completed", "new"]);
  expect(withNewest(page, { status: ["new"] })).toMatchObject({ total: 8, items: [{ seq: 8 }] });
});

it("moves only those of a batch that belong to it", () => {
  const rows = { w1: row(1), w2: row(2) };
  const moved = new Map([row(2, { version: 2, status: "triaging" }), row(3)].map((each) => [each.workflow_id, each]));
  expect(moveInBatch(rows, moved)).toMatchObject({ w1: { status: "new" }, w2: { status: "triaging" } });
  expect(Object.keys(moveInBatch(rows, moved))).toEqual(["w1", "w2"]);
  expect(moveInBatch(rows, new Map([["w3", row(3)]]))).toBe(rows);
});
