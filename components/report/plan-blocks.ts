import { ACTION_OUTCOME } from "@/components/response/action-words";
import { ACTION_STATUS_WORD, ACTION_WORD, URGENCY_WORD } from "@/components/threat-words";
import type { ResponseAction, ResponsePlan } from "@/lib/schema/response-plan";
import type { Block } from "./report";
import { figures, named, own } from "./report-words";

/** Each action with its state; what "approved" means is said, since nothing is carried out without a connector. */
export function actionBlocks(actions: ResponseAction[]): Block[] {
  if (actions.length === 0) return [{ kind: "text", text: "No action is proposed." }];
  const states = [...new Set(actions.map((action) => action.status))];
  return [
    {
      kind: "table",
      label: "Actions",
      columns: [own("Action"), named("Target"), own("Urgency"), own("State"), named("Why"), named("Effect")],
      rows: actions.map((action) => [
        ACTION_WORD[action.action_type],
        action.target,
        URGENCY_WORD[action.urgency],
        ACTION_STATUS_WORD[action.status],
        action.reason,
        `${action.estimated_impact.replace(/\.?$/, ".")} ${action.rollback_possible ? "Can be undone." : "Cannot be undone."}`,
      ]),
    },
    {
      kind: "list",
      label: "What the states mean",
      items: states.map((status) => ({ text: `${ACTION_STATUS_WORD[status]}: ${ACTION_OUTCOME[status]}.` })),
    },
  ];
}

export function escalationTable({ escalation_path }: ResponsePlan): Block {
  return {
    kind: "table",
    label: "Escalation",
    columns: [named("Level"), named("Who"), figures("After (min)")],
    rows: escalation_path.map(({ level, contact, after_minutes }) => [
      level.replaceAll("_", " "),
      contact,
      String(after_minutes),
    ]),
  };
}
