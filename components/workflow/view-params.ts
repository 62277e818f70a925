import { createSerializer, parseAsArrayOf, parseAsString, parseAsStringLiteral } from "nuqs";

export const WORKFLOW_VIEWS = ["triage", "investigation", "decision", "response", "raw", "notes"] as const;
export type WorkflowViewName = (typeof WORKFLOW_VIEWS)[number];

/** Which part of a workflow is shown, and which paths of the raw alert are lit up; as the address says it. */
export const VIEW_PARAMS = { view: parseAsStringLiteral(WORKFLOW_VIEWS), field: parseAsArrayOf(parseAsString) };

const withView = createSerializer(VIEW_PARAMS);

type Seen = { view: WorkflowViewName; fields: readonly string[] };

/** The address that shows the same part of the same workflow again, on its own page or in the drawer beside its list. */
export function seenLink(address: string, workflowId: string, { view, fields }: Seen): string {
  const url = new URL(address);
  const isShown = url.pathname === `/alerts/${workflowId}` || url.searchParams.get("open") === workflowId;
  return isShown ? withView(url, { view, field: fields.length > 0 ? [...fields] : null }) : address;
}
